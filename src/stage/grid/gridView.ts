/**
 * The grid: the entries of edges as cells, one for every key seen, what they were before, and the key of one request.
 */
import { keyGridAt } from '../../frame/keyGrid'
import { defineView } from '../defineView'
import { whoIsThere } from '../draw/text'
import { layoutGrid } from './gridLayout'
import { GridPicture } from './GridPicture'

export const view = defineView({
  kind: 'grid',
  labelsPackets: true,
  project: ({ run, frame }, { edges, attackers = false }) => ({ ...keyGridAt(run, frame, edges), nodes: run.nodes, attackers }),
  layout: ({ view, now, ...input }) => layoutGrid({ ...input, edges: view.edges, attackers: now.attackers }),
  keep: ({ attackers }) => (attackers ? 'with attackers' : ''),
  Picture: GridPicture,
  sentence: (moment) => `Entries of a cache: ${whoIsThere(moment)}`,
})
