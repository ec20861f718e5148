import { fieldsOf, type Fields } from './field.ts';

/**
 * Of the event itself.
 *
 * @see https://falco.org/docs/reference/rules/supported-fields/#field-class-evt
 */
export const eventFields: Fields = {
  ...fieldsOf(
    'number',
    `evt.num evt.rawtime evt.rawtime.s evt.rawtime.ns evt.reltime evt.reltime.s evt.reltime.ns evt.deltatime
    evt.deltatime.s evt.deltatime.ns evt.cpu evt.buflen evt.rawres evt.count evt.count.error evt.count.error.file
    evt.count.error.net evt.count.error.memory evt.count.error.other evt.count.exit`,
  ),
  ...fieldsOf(
    'text',
    `evt.time evt.time.s evt.time.iso8601 evt.datetime evt.datetime.s evt.pluginname evt.plugininfo evt.source
    evt.asynctype evt.hostname evt.type syscall.type evt.category evt.args evt.info evt.res evt.io_dir evt.abspath`,
  ),
  ...fieldsOf(
    'boolean',
    `evt.is_async evt.failed evt.is_io evt.is_io_read evt.is_io_write evt.is_wait evt.is_syslog evt.is_open_read
    evt.is_open_write evt.is_open_exec evt.is_open_create`,
  ),
  ...fieldsOf('number', 'evt.type.is evt.around', { argument: 'required' }),
  ...fieldsOf('text', 'evt.arg', { argument: 'optional' }),
  ...fieldsOf('dynamic', 'evt.rawarg', { argument: 'optional' }),
  ...fieldsOf('bytes', 'evt.buffer'),
};
