/** What a step of scene 11 says where the learner's levers or acts give it another course. */
import type { RunView } from '../../src/scene/runView'
import type { Say } from '../../src/scene/say'
import { dropped, old, told } from './measures'
import { POPS } from './places'

export function otherCourse(step: string): (run: RunView, say: Say) => string {
  return (run, say) =>
    `Your levers give this step another course. ${say.count(told(run, step))} of ${say.givenCount(POPS.length, 'POP')} were told, and forgot ${say.counted(sum(dropped(run, step)), ['copy', 'copies'])}. Of ${say.counted(run.of({ step }).length, 'answer')} ${say.count(old(run, step).length)} showed the old price; the origin got ${say.counted(run.origin(step).requests, 'request')}.`
}

const sum = (counts: readonly number[]): number => counts.reduce((total, one) => total + one, 0)
