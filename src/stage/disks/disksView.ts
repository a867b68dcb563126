/**
 * Several disks on one traffic: for each a page of what it held and when, on one axis of time.
 */
import { pagesAt } from '../../frame/pageFrame'
import { scoreOf } from '../../frame/scores'
import { defineView } from '../defineView'
import { layoutDisks } from './disksLayout'
import { DisksPicture } from './DisksPicture'

export const view = defineView({
  kind: 'disks',
  labelsPackets: false,
  project: ({ run, frame }, view) => pagesAt(run, scoreOf(run, view), frame.position),
  layout: layoutDisks,
  Picture: DisksPicture,
  sentence: ({ run }, { pages }) => `What each disk held, and when: ${pages.map(({ title }) => title).join(', ')}. They are asked by ${run.nodes.filter(({ kind }) => kind === 'client').map(({ name }) => name).join(', ')}.`,
})
