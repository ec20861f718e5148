import { fieldsOf, type Fields } from './field.ts';

/**
 * Of the file or connection of the event.
 *
 * @see https://falco.org/docs/reference/rules/supported-fields/#field-class-fd
 */
export const fileFields: Fields = {
  ...fieldsOf(
    'number',
    'fd.num fd.port fd.cport fd.sport fd.lport fd.rport fd.proto fd.dev fd.dev.major fd.dev.minor fd.ino',
  ),
  ...fieldsOf(
    'text',
    `fd.type fd.typechar fd.name fd.directory fd.filename fd.l4proto fd.sockfamily fd.uid fd.containername
    fd.containerdirectory fd.cproto fd.sproto fd.lproto fd.rproto fd.cip.name fd.sip.name fd.lip.name fd.rip.name
    fd.nameraw fs.path.name fs.path.nameraw fs.path.source fs.path.sourceraw fs.path.target fs.path.targetraw
    fdlist.nums fdlist.names fdlist.cips fdlist.sips fdlist.cports fdlist.sports`,
  ),
  ...fieldsOf('address', 'fd.ip fd.cip fd.sip fd.lip fd.rip'),
  ...fieldsOf('boolean', 'fd.is_server fd.connected fd.name_changed fd.is_upper_layer fd.is_lower_layer'),
  ...fieldsOf('network', 'fd.net fd.cnet fd.snet fd.lnet fd.rnet'),
  ...fieldsOf('text', 'fd.types', { list: true, argument: 'optional' }),
};
