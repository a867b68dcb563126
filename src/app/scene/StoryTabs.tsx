/**
 * Where there is no room for a column of their own, code and levers are a tab beside the story.
 */
import { type ReactNode, useState } from 'react'
import type { Player } from '../../player/types'
import { Tabs } from '../../ui/Tabs'
import { SidePart } from './SidePart'

const NAMES = ['Story', 'Code and levers']

export function StoryTabs({ player, story }: { readonly player: Player; readonly story: ReactNode }) {
  const [shown, setShown] = useState(0)
  return (
    <Tabs label="Story, code and levers" names={NAMES} shown={shown} onShow={setShown}>
      {shown === 0 ? story : <CodeAndLevers player={player} />}
    </Tabs>
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
