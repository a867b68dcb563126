/**
 * What the steps about the POP of scene 8 say where the learner's levers give them another course, and what they say of bounded loads.
 */
import type { RunView } from '../../src/scene/runView'
import type { Say } from '../../src/scene/say'
import { afterDeath, beforeDeath, popHitShare, popRequests } from './hitShares'
import type { Values } from './levers'
import { diedMs, heirs, isSteady, moved, passedOn } from './measures'

type Words = (run: RunView<Values>, say: Say) => string

const OTHER = 'Your levers give this step another course.'

export function otherCourse(step: string): Words {
  return (run, say) => `${OTHER} Copies answered ${say.percent(popHitShare(run, step))} of ${say.counted(popRequests(run, step).length, 'request')}.`
}

/** Of a step in which a server dies. */
export function otherDeath(step: string): Words {
  return (run, say) => {
    if (!isSteady(run, step)) return otherCourse(step)(run, say)
    const share = moved(run, step)
    const known = Number.isNaN(share) ? '' : `${say.percent(share)} of the objects moved, to ${say.counted(heirs(run, step), 'heir')}. `
    return `${OTHER} One of ${say.givenCount(run.leversIn(step).servers, 'server')} dies. ${say.from(diedMs(run, step))}${known}Copies answered ${say.percent(beforeDeath(run, step))} before and ${say.percent(afterDeath(run, step))} since.${bounded(run, say, step)}`
  }
}

/** Nothing where loads are not bounded. */
export function bounded(run: RunView<Values>, say: Say, step: string): string {
  return run.leversIn(step).bound === 'off' ? '' : ` ${say.counted(passedOn(run, step), 'request')} went past their own server, which had its bound of open ones.`
}
