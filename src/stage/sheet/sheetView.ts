/**
 * A sheet of headers: a row for each, on which its second request goes as far as it must.
 */
import { sheetAt } from '../../frame/sheet'
import { defineView } from '../defineView'
import { layoutSheet } from './sheetLayout'
import { SheetPicture } from './SheetPicture'

export const view = defineView({
  kind: 'sheet',
  labelsPackets: false,
  project: ({ run, frame }, view) => sheetAt(run, frame.position, view),
  layout: (input) => layoutSheet(input),
  keep: ({ current }) => String(current),
  Picture: SheetPicture,
  sentence: (_, { rows }) => `Sheet of headers: ${rows.map(({ name }) => name).join(', ')}`,
})
