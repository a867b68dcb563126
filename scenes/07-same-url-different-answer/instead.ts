/**
 * What the steps of scene 7 say where the learner's levers make another key.
 */
import type { RunView } from '../../src/scene/runView'
import type { Say } from '../../src/scene/say'
import { ENTRIES, SYDNEY, entries, hitShare, poisonedIn, usersOf, wrongIn } from './measures'

export const instead = {
  encodings: (run: RunView, say: Say): string =>
    `Your levers make another key. The three ways of asking make ${say.counted(entries(run, 'encodings'), ENTRIES)} for this URL. Wrong answers: ${say.count(run.wrong({ step: 'encodings' }))}.`,
  shatter: (run: RunView, say: Say): string =>
    `Your levers make another key. ${say.counted(run.of({ step: 'shatter' }).length, 'user')} make ${say.counted(entries(run, 'shatter'), ENTRIES)}, and ${say.percent(hitShare(run.of({ step: 'shatter' })))} of the answers are hits. Wrong pages: ${say.count(run.wrong({ step: 'shatter' }))}.`,
  devices: (run: RunView, say: Say, step: string): string =>
    `Your levers make another key. Of ${say.counted(usersOf(run, step), 'user')} ${say.count(wrongIn(run, step))} got a page that was made for somebody else. At the end there are ${say.counted(entries(run, step), ENTRIES)}.`,
  query: (run: RunView, say: Say, step: string): string =>
    `Your levers make another key. ${say.counted(usersOf(run, step), 'user')} make ${say.counted(entries(run, step), ENTRIES)}. Wrong answers: ${say.count(wrongIn(run, step))}.`,
  attack: (run: RunView, say: Say, step: string): string =>
    `With your levers the attack takes another course. The forged page reaches ${say.counted(poisonedIn(run, step), 'user')}. Frankfurt holds ${say.counted(entries(run, step), ENTRIES)}.`,
  twoPops: (run: RunView, say: Say): string =>
    `Your levers set other rules. Frankfurt holds ${say.counted(entries(run, 'two-pops'), ENTRIES)} and Sydney ${say.counted(entries(run, 'two-pops', SYDNEY), ENTRIES)}. Wrong pages in Frankfurt: ${say.count(run.wrong({ step: 'two-pops', client: 'frankfurt' }))}, in Sydney: ${say.count(run.wrong({ step: 'two-pops', client: 'sydney' }))}.`,
}
