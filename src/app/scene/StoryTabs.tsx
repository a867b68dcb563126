/**
 * Where there is no room for a column of their own, code and levers are a tab beside the story. Over the tabs stands the switch
 * between two runs that take turns on the stage, in them what differs.
 */
import { type ReactNode, useState } from 'react'
import type { Turns } from '../../panels/comparison/ComparisonSummary'
import type { Player } from '../../player/types'
import { LaterComparison, LaterDifference } from '../../screen/laterParts'
import { Tabs } from '../../ui/Tabs'
import { SidePart } from './SidePart'
import styles from './StoryTabs.module.css'

const NAMES = ['Story', 'Code and levers']

interface StoryTabsProps {
  readonly player: Player
  readonly story: ReactNode
  readonly turns: Turns | null
}

export function StoryTabs({ player, story, turns }: StoryTabsProps) {
  const [shown, setShown] = useState(0)
  return (
    <div className={styles.column}>
      <div>{turns && <LaterComparison player={player} turns={turns} />}</div>
      <Tabs label="Story, code and levers" names={NAMES} shown={shown} onShow={setShown}>
        {turns && <LaterDifference player={player} />}
        {shown === 0 ? story : <CodeAndLevers player={player} />}
      </Tabs>
    </div>
  )
}

function CodeAndLevers({ player }: { readonly player: Player }) {
  return (
    <>
      <h1 className="sr-only">{player.store.getState().scene.title}</h1>
      <SidePart player={player} />
    </>
  )
}
