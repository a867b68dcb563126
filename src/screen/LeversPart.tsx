/**
 * The lever panel and the runs that its levers have made, tied to the player.
 */
import type { ReactNode } from 'react'
import { LeverPanel } from '../panels/levers/LeverPanel'
import { leversOf, pinnedOf } from '../player/createPlayer'
import { usePlayer } from '../player/react'
import type { Player } from '../player/types'
import styles from './LeversPart.module.css'
import { LaterActs, LaterBranches, LaterCodeLever, LaterHeaderLever, LaterOrderLever } from './laterParts'
import { PlaceLeverPart } from './PlaceLeverPart'

const RARE_CONTROLS = { Header: LaterHeaderLever, Place: PlaceLeverPart, Code: LaterCodeLever, Order: LaterOrderLever }

interface LeversPartProps {
  readonly player: Player
  /** In the head of the levers. */
  readonly end?: ReactNode
}

export function LeversPart({ player, end }: LeversPartProps) {
  const state = usePlayer(player, (all) => all)
  const step = state.scene.steps[state.frame.step]!
  const { setLever, act, compareLever, endComparison, resetLevers, goToBranch, compareBranch } = player.commands
  const { acts } = state.scene
  const shownActs = acts && <LaterActs acts={acts} step={step.id} onAct={act} />
  // What is there for this step alone is what it is about.
  const first = acts && Object.values(acts).some(({ during }) => during?.includes(step.id))
  return (
    <div>
      {first && shownActs}
      <LeverPanel
        scene={state.scene}
        about={step.about}
        levers={leversOf(state)}
        set={pinnedOf(state)}
        isChanged={state.branch.inputs.acts.length > 0}
        comparison={state.comparison?.frame.levers ?? null}
        onChange={setLever}
        onCompare={compareLever}
        onEndComparison={endComparison}
        onReset={resetLevers}
        rare={RARE_CONTROLS}
        end={end}
      />
      {!first && shownActs}
      <div className={styles.runs}>
        {state.branches.length > 1 && (
          <LaterBranches branches={state.branches} current={state.branch.id} onGo={goToBranch} onCompare={compareBranch} />
        )}
      </div>
    </div>
  )
}
