/**
 * The grid: the entries of edges as cells, one for every key seen, and the latest requests.
 */
import { keyGridAt } from '../../frame/keyGrid'
import { defineView } from '../defineView'
import { whoIsThere } from '../draw/text'
import { layoutGrid } from './gridLayout'
import { GridPicture } from './GridPicture'

export const gridView = defineView({
  kind: 'grid',
  labelsPackets: true,
  project: ({ run, frame }, { edges }) => keyGridAt(run, frame, edges),
  layout: ({ view, ...input }) => layoutGrid({ ...input, edges: view.edges }),
  keep: () => '',
  Picture: GridPicture,
  sentence: (moment) => `Entries of a cache: ${whoIsThere(moment)}`,
})
