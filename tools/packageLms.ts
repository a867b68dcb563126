/**
 * `npm run package:lms -- [--standard scorm12|scorm2004|cmi5|cc|all] [--scene N|all|course] [--url https://cdn.example/]`: writes packages of the
 * course for a learning management system into packages/. docs/lms.md tells teachers what to do with them.
 */
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { COURSE_NAME, COURSE_SENTENCE } from '../src/app/contents.ts'
import { bundle } from './lib/bundle.ts'
import { UsageError, answerCall, parseCall } from './lib/command.ts'
import { ROOT } from './lib/project.mjs'
import { type PackageScene, packageScenes } from './lms/packageScene.ts'
import { type PackageKind, type Parts, STANDARDS, packageOf, zipOf } from './lms/packages.ts'
import { siteFiles } from './lms/siteFiles.ts'

const USAGE = `npm run package:lms -- [--standard ${STANDARDS.join('|')}|all] [--scene N|all|course] [--url https://cdn.example/]`
const FOLDER = 'packages'

interface Call {
  readonly kinds: readonly PackageKind[]
  /** Scenes of each package. */
  readonly groups: readonly (readonly PackageScene[])[]
  readonly url?: string
}

/** Exit code: 0, or 2 for a call that cannot be answered. */
export function main(argv: readonly string[]): Promise<number> {
  return answerCall(USAGE, async () => {
    const { kinds, groups, url } = readCall(argv, await packageScenes())
    const parts = { ...(await partsOfPackages()), ...(url === undefined ? {} : { url }) }
    await mkdir(join(ROOT, FOLDER), { recursive: true })
    for (const kind of kinds) {
      for (const scenes of groups) {
        const made = packageOf(kind, scenes, parts)
        const zip = zipOf(made)
        await writeFile(join(ROOT, FOLDER, `${made.name}.zip`), zip)
        console.log(`${FOLDER}/${made.name}.zip  ${zip.length.toLocaleString('en')} B, ${made.files.size} files`)
      }
    }
    return 0
  })
}

/** All that packages are made of; what is old is built. */
export async function partsOfPackages(): Promise<Parts> {
  const launcher = await bundle('src/lms/main.ts', 'launcher', { minify: true })
  return { course: { title: COURSE_NAME, description: COURSE_SENTENCE }, site: await siteFiles(), launcher }
}

/** @throws UsageError that says what can be asked for. */
export function readCall(argv: readonly string[], all: readonly PackageScene[]): Call {
  const { values, positionals } = parseCall(argv, { standard: { type: 'string' }, scene: { type: 'string' }, url: { type: 'string' } })
  if (positionals.length > 0) throw new UsageError(`"${positionals[0]}" is no option`)
  const { standard = 'all', scene, url } = values
  const kinds = STANDARDS.filter((one) => standard === 'all' || one === standard)
  if (kinds.length === 0) throw new UsageError(`there is no standard "${standard}"; there are ${STANDARDS.join(', ')} and all`)
  if (url !== undefined && !kinds.includes('cc')) throw new UsageError('--url is for Common Cartridges (cc): the other packages hold all files')
  return { kinds, groups: groupsOf(scene, all), ...(url === undefined ? {} : { url: addressOf(url) }) }
}

function groupsOf(scene: string | undefined, all: readonly PackageScene[]): Call['groups'] {
  const each = all.map((one) => [one])
  if (scene === undefined) return [all, ...each]
  if (scene === 'course') return [all]
  if (scene === 'all') return each
  const found = each.filter(([one]) => /^\d+$/.test(scene) && one!.number === Number(scene))
  if (found.length === 0) throw new UsageError(`there is no scene "${scene}"; there are ${all[0]!.number} to ${all.at(-1)!.number}, all (each of them) and course (one package of all)`)
  return found
}

function addressOf(url: string): string {
  if (!URL.canParse(url) || !/^https?:/.test(url)) throw new UsageError(`"${url}" is not the address of a course on the web`)
  return url.endsWith('/') ? url : `${url}/`
}
