/**
 * What the SDK's package says of itself.
 */
import project from '../../package.json' with { type: 'json' }

/** Its doors: the name of each file, and where it comes from. */
export const ENTRIES = [
  { name: 'index', door: '.', source: 'src/sdk/index.ts' },
  { name: 'define', door: './define', source: 'src/sdk/define.ts' },
  { name: 'react', door: './react', source: 'src/sdk/react.tsx' },
] as const

export const NAME = '@build-a-cdn/embed'

export function packageJson(): object {
  const doors = ENTRIES.map(({ name, door, source }) => [door, { types: `./${source.replace(/^src/, 'types').replace(/\.tsx?$/, '.d.ts')}`, default: `./${name}.js` }])
  return {
    name: NAME,
    version: project.version,
    description: 'Scenes of the course Build a CDN in pages of others: an element, a React component, and a typed connection.',
    license: project.license,
    type: 'module',
    exports: Object.fromEntries(doors),
    sideEffects: ['./define.js'],
    files: ['*.js', 'types'],
    peerDependencies: { react: '>=18', '@types/react': '>=18' },
    peerDependenciesMeta: { react: { optional: true }, '@types/react': { optional: true } },
  }
}

export function readme(): string {
  return `# ${NAME}

Scenes of the course "Build a CDN" in pages of others. What they say to each other is in docs/embed-protocol.md of the course, how to put one into a page in
docs/embedding.md.

    import '${NAME}/define'
    // <cdn-scene base="https://YOUR-HOST/" scene="an-edge-near-the-user"></cdn-scene>

    import { mount } from '${NAME}'
    const player = mount(document.querySelector('#scene'), { base: 'https://YOUR-HOST/', scene: 'an-edge-near-the-user' })
    player.on('ended', ({ step, steps }) => console.log(step, steps))

    import { CdnScene } from '${NAME}/react'
    <CdnScene base="https://YOUR-HOST/" scene="an-edge-near-the-user" onEnded={({ step }) => console.log(step)} />
`
}
