import { fieldsOf, type Fields } from './field.ts';

/**
 * Of the process, and of whom it runs as.
 *
 * @see https://falco.org/docs/reference/rules/supported-fields/#field-class-process
 */
export const processFields: Fields = {
  ...fieldsOf(
    'text',
    `proc.exe proc.pexe proc.exepath proc.pexepath proc.name proc.pname proc.cmdline proc.pcmdline proc.exeline
    proc.cwd proc.sname proc.sid.exe proc.sid.exepath proc.vpgid.name proc.vpgid.exe proc.vpgid.exepath
    proc.pgid.name proc.pgid.exe proc.pgid.exepath thread.cap_permitted thread.cap_inheritable
    thread.cap_effective thread.cgroups proc.stdin.type proc.stdout.type proc.stderr.type proc.stdin.name
    proc.stdout.name proc.stderr.name user.name user.homedir user.shell user.loginname group.name`,
  ),
  ...fieldsOf('text', 'proc.aexe proc.aexepath proc.aname proc.args proc.aargs proc.acmdline proc.env proc.aenv', {
    argument: 'optional',
  }),
  ...fieldsOf(
    'number',
    `proc.cmdnargs proc.cmdlenargs proc.loginshellid proc.tty proc.pid proc.ppid proc.vpid proc.pvpid proc.sid
    proc.vpgid proc.pgid proc.duration proc.ppid.duration proc.pid.ts proc.ppid.ts proc.exe_ino proc.exe_ino.ctime
    proc.exe_ino.mtime proc.exe_ino.ctime_duration_proc_start proc.exe_ino.ctime_duration_pidns_start
    proc.pidns_init_start_ts proc.fdopencount proc.fdlimit proc.fdusage proc.vmsize proc.vmrss proc.vmswap
    thread.pfmajor thread.pfminor thread.tid thread.vtid thread.exectime thread.totexectime proc.nthreads
    proc.nchilds thread.cpu thread.cpu.user thread.cpu.system thread.vmsize thread.vmrss user.uid user.loginuid
    group.gid`,
  ),
  ...fieldsOf('number', 'proc.apid', { argument: 'optional' }),
  ...fieldsOf(
    'boolean',
    `proc.is_exe_writable proc.is_exe_upper_layer proc.is_exe_lower_layer proc.is_exe_from_memfd proc.is_sid_leader
    proc.is_vpgid_leader proc.is_pgid_leader thread.ismain`,
  ),
  ...fieldsOf('text', 'thread.cgroup', { argument: 'required' }),
};
