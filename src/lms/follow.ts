/**
 * Between a scene in a frame and an LMS: writes down what the scene tells. Of another scene that the learner has gone to in the frame
 * nothing is written, because it has an entry of its own in the LMS.
 */
import type { EventData, LearnerEvent } from '../protocol/events'
import type { SceneState } from '../protocol/requests'
import type { ScenePlayer } from '../sdk/connect'
import type { Account } from './account'
import type { Interaction, Lms } from './lms.types'

export interface Followed {
  readonly player: Pick<ScenePlayer, 'on' | 'getState'>
  readonly slug: string
  readonly account: Account
  readonly lms: Lms
  /** A scene has come into view: this one, or another. */
  readonly arrived: (isOurs: boolean) => void
}

/** Returns the way to write down where the scene is just now. */
export function follow({ player, slug, account, lms, arrived }: Followed): () => void {
  let isOurs = false
  const given = new Map<string, string>()
  const answer = (interaction: Interaction): void => {
    const chosen = `${interaction.option}`
    // What a page tells again when a connection is made anew is the same answer.
    if (given.get(interaction.id) === chosen) return
    given.set(interaction.id, chosen)
    lms.answered(interaction)
  }
  const heard = (event: LearnerEvent): void => {
    if (!isOurs) return
    account.heard(event)
    if (event.type === 'predict') answer({ ...event.data, id: `${slug}.${event.data.stepId}` })
    if (event.type === 'quiz') answer({ ...event.data, id: `${slug}.quiz` })
  }
  const moved = (state: SceneState): void => {
    if (state.scene !== slug) return
    account.moveTo(state.link, state.stepId)
    lms.save(account.progress)
  }
  const save = (): void => {
    if (isOurs) lms.save(account.progress)
    lms.commit()
  }
  // A scene that has gone meanwhile gives no answer.
  const ask = (): Promise<void> => player.getState().then(moved, () => undefined)
  player.on('ready', ({ state, learner }) => {
    isOurs = state.scene === slug
    arrived(isOurs)
    for (const event of learner) heard(event)
    moved(state)
    lms.commit()
  })
  for (const type of ['step', 'playing', 'paused', 'ended'] as const) player.on(type, moved)
  for (const type of ['paused', 'ended'] as const) player.on(type, save)
  // What a lever does is told without the moment.
  player.on('lever', () => void ask())
  for (const type of ['progress', 'predict', 'quiz', 'task'] as const) {
    player.on(type, (data: EventData[typeof type]) => {
      heard({ type, data } as LearnerEvent)
      save()
    })
  }
  return () => void ask().then(() => lms.commit())
}
