/**
 * From scenes and the files of the course to the files of a package, and to a zip. The same files become the same zip, byte for byte.
 */
import { type Zippable, zipSync } from 'fflate'
import type { Standard } from '../../src/lms/lms.types.ts'
import { cmi5Manifest } from './cmi5Manifest.ts'
import { cartridgeManifest, linkCartridge } from './commonCartridge.ts'
import type { Content } from './content.ts'
import { LAUNCHER_RULES, LAUNCHER_SCRIPT, LAUNCHER_STYLE, launcherPage } from './launcherPage.ts'
import { type PackageScene, labelOf, launcherOf, nameOf } from './packageScene.ts'
import { scorm12Manifest, scorm2004Manifest } from './scormManifest.ts'
import type { Files } from './siteFiles.ts'

export const STANDARDS = ['scorm12', 'scorm2004', 'cmi5', 'cc'] as const
export type PackageKind = (typeof STANDARDS)[number]

/** What all packages are made of. */
export interface Parts {
  readonly course: { readonly title: string; readonly description: string }
  readonly site: Files
  /** Text of the launcher's script. */
  readonly launcher: string
  /** Address of a course on the web: Common Cartridges link to it. */
  readonly url?: string
}

export interface Package {
  /** Without ".zip". */
  readonly name: string
  readonly files: Files
}

const COURSE = 'build-a-cdn'
const MANIFESTS = { scorm12: ['imsmanifest.xml', scorm12Manifest], scorm2004: ['imsmanifest.xml', scorm2004Manifest], cmi5: ['cmi5.xml', cmi5Manifest], cc: ['imsmanifest.xml', cartridgeManifest] } as const

/** A package of these scenes: of one alone, or of all. */
export function packageOf(kind: PackageKind, scenes: readonly PackageScene[], parts: Parts): Package {
  const [only, ...others] = scenes
  const one = only && others.length === 0 ? only : undefined
  const id = one ? `${COURSE}-${nameOf(one)}` : COURSE
  const content: Content = { id, title: one ? labelOf(one) : parts.course.title, description: one?.question ?? parts.course.description, scenes, shared: [] }
  return { name: `${id}-${kind}`, files: sorted(kind === 'cc' && parts.url !== undefined ? bytesOf(linkCartridge(content, parts.url)) : filesOf(kind, content, parts)) }
}

function filesOf(kind: PackageKind, content: Content, { site, launcher }: Parts): Files {
  const launched = kind === 'cc' ? [] : launcherFiles(kind, content.scenes, launcher)
  const pages = new Set(content.scenes.map(launcherOf))
  const shared = sorted(new Map([...site, ...bytesOf(new Map(launched.filter(([path]) => !pages.has(path))))]))
  const [manifest, write] = MANIFESTS[kind]
  return new Map([...site, ...bytesOf(new Map([...launched, [manifest, write({ ...content, shared: [...shared.keys()] })]]))])
}

const launcherFiles = (standard: Standard, scenes: readonly PackageScene[], launcher: string): readonly (readonly [string, string])[] => [
  [LAUNCHER_SCRIPT, launcher],
  [LAUNCHER_STYLE, LAUNCHER_RULES],
  ...scenes.map((scene) => [launcherOf(scene), launcherPage(scene, standard)] as const),
]

const bytesOf = (texts: ReadonlyMap<string, string>): Files => new Map([...texts].map(([path, text]) => [path, Buffer.from(text)]))
const sorted = (files: Files): Files => new Map([...files].sort(([a], [b]) => (a < b ? -1 : 1)))

/** The first moment that a zip can tell, in whatever zone the machine is. */
const MTIME = new Date(1980, 0, 1)

export function zipOf({ files }: Package): Uint8Array {
  const entries: Zippable = Object.fromEntries([...files].map(([path, bytes]) => [path, [bytes, { mtime: MTIME }]]))
  return zipSync(entries, { level: 9 })
}
