/**
 * The story of the player's scene at this moment, and at its end the way to the next scene.
 */
import { type ReactNode, type RefObject, useCallback, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { type Deed, ProseDeeds } from '../../panels/story/deeds'
import { Story } from '../../panels/story/Story'
import type { Telling } from '../../panels/story/StoryCards'
import { usePlayer } from '../../player/react'
import { waitsAtStart } from '../../player/standing'
import type { Player } from '../../player/types'
import { RunReport } from '../../reading/report'
import { compareValue } from '../../scene/compareValue'
import { sayFor } from '../../scene/say'
import { toldOf } from '../../scene/told'
import { progress } from '../progress'
import type { SceneEntry } from '../registry'
import { useStored } from '../storedValue'
import { LaterNext } from './LaterTabs'
import styles from './StoryPart.module.css'

const NONE: readonly string[] = []

interface StoryPartProps {
  readonly player: Player
  readonly compact: boolean
  /** The scene after this one; null after the last one that is built. */
  readonly next: SceneEntry | null
  /** What stands under the story in its column. */
  readonly below?: ReactNode
}

export function StoryPart({ player, compact, next, below }: StoryPartProps) {
  const scene = usePlayer(player, (state) => state.scene)
  const run = usePlayer(player, (state) => state.run)
  const step = usePlayer(player, (state) => state.step)
  const frame = usePlayer(player, (state) => state.frame)
  const waits = usePlayer(player, waitsAtStart)
  const predictions = usePlayer(player, (state) => state.predictions)
  const quizChoice = usePlayer(player, (state) => state.answer)
  const reached = usePlayer(player, (state) => state.reached)
  const { steps, tasks } = useStored(progress)
  const seen = steps[scene.slug] ?? NONE
  const report = useMemo(() => new RunReport(run), [run])
  const say = useMemo(() => sayFor(report, step), [report, step])
  const told = useMemo(() => toldOf(scene.steps[step]!, report, say), [scene, step, report, say])
  const asItPlays = useUnchanged(player)
  const perform = useCallback((deed: Deed) => performDeed(player, deed), [player])
  const { predict, goToStep, answer } = player.commands
  const scrolled = useTitleInView(step)
  return (
    <div className={styles.column}>
      <div ref={scrolled} className={styles.scroll}>
        <ProseDeeds value={perform}>
          <Story
            scene={scene}
            run={run}
            report={report}
            say={say}
            told={told}
            unchanged={asItPlays}
            reached={reached}
            isSettled={player.isSettled}
            step={step}
            waits={waits}
            // The end of a step lies a fraction of a µs before the next one; in words it has been reached.
            positionUs={Math.ceil(frame.position)}
            predictions={predictions}
            onPredict={predict}
            seen={seen}
            solved={tasks[scene.slug] ?? NONE}
            onStep={goToStep}
            quizChoice={quizChoice}
            onQuiz={answer}
            compact={compact}
          />
        </ProseDeeds>
      </div>
      {step === scene.steps.length - 1 && <LaterNext next={next} />}
      {below}
    </div>
  )
}

/** A step that begins has its picture and its title in view, wherever one had scrolled to: where there is room for one of them, the title. */
function useTitleInView(step: number): RefObject<HTMLDivElement | null> {
  const box = useRef<HTMLDivElement>(null)
  const shown = useRef(step)
  useLayoutEffect(() => {
    if (shown.current === step) return
    shown.current = step
    window.scrollTo({ top: 0 })
    box.current?.querySelector('[data-step-title]')?.scrollIntoView({ block: 'nearest', behavior: 'instant' })
  }, [step])
  return box
}

/** What it does is to be seen on the stage, which a phone may have scrolled away. */
function performDeed(player: Player, { verb, name }: Deed): void {
  const { commands, store } = player
  const { scene, frame } = store.getState()
  const lever = scene.levers[name]
  if (verb === 'send') commands.send(name)
  else if (verb === 'do') commands.act(name)
  else if (verb === 'step') commands.goToStep(scene.steps.findIndex(({ id }) => id === name))
  else if (lever) commands.compareLever(name, compareValue(lever, frame.levers[name] ?? lever.initial))
  window.scrollTo({ top: 0 })
}

/** Reads the scene as it plays by itself, in the words of a step; null until it has been run so. */
function useUnchanged(player: Player): (step: number) => Telling | null {
  const [there, setThere] = useState<RunReport | null>(null)
  return useCallback(
    (step) => {
      const report = there ?? player.unchanged()
      if (report instanceof RunReport) return { report, say: sayFor(report, step) }
      report.then(setThere, () => undefined)
      return null
    },
    [player, there],
  )
}
