/**
 * A lesson with a scene in it: the page says which step is in view, and keeps what the learner has seen.
 */
import { useState } from 'react'
import type { ScenePlayer } from '@build-a-cdn/embed'
import { CdnScene } from '@build-a-cdn/embed/react'

const BASE = 'https://YOUR-HOST/'
const SCENES = ['an-edge-near-the-user', 'how-long-to-trust-a-copy']

export function Lesson() {
  const [scene, setScene] = useState(SCENES[0]!)
  const [caption, setCaption] = useState('It loads.')
  const [seen, setSeen] = useState('Nothing was seen to its end.')
  const [player, setPlayer] = useState<ScenePlayer | null>(null)
  return (
    <main>
      <h1>Caching, in React</h1>
      <p>
        {SCENES.map((one) => (
          <button key={one} type="button" onClick={() => setScene(one)}>
            {one}
          </button>
        ))}
        <button type="button" onClick={() => void player?.next()}>
          Next step
        </button>
      </p>
      <p aria-live="polite">{caption}</p>
      <p>{seen}</p>
      <CdnScene
        base={BASE}
        scene={scene}
        params={{ motion: 'reduce' }}
        onPlayer={setPlayer}
        onReady={({ state }) => setCaption(`${state.title}, step ${state.step} of ${state.steps}`)}
        onStep={({ title, step, steps }) => setCaption(`${title}, step ${step} of ${steps}`)}
        onProgress={({ finished, steps }) => setSeen(`Seen to the end: ${finished.length} of ${steps}.`)}
      />
    </main>
  )
}
