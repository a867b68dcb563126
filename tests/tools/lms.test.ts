/**
 * Packages for an LMS, as files: what their manifests say, that the same becomes the same zip, and what the command can be asked for. The course's
 * own files stand in for themselves in tests/browser/lms.test.ts; here there are three.
 */
import { unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { UsageError } from '../../tools/lib/command.ts'
import { launcherOf, packageScenes, pageOf } from '../../tools/lms/packageScene.ts'
import { type PackageKind, type Parts, STANDARDS, packageOf, zipOf } from '../../tools/lms/packages.ts'
import { relativePage } from '../../tools/lms/relativePage.ts'
import { policyOf } from '../../tools/lib/policy.ts'
import { readCall } from '../../tools/packageLms.ts'

const scenes = await packageScenes()
const site = new Map(['index.html', 'assets/one.js', ...scenes.map(pageOf)].map((path) => [path, Buffer.from(path)]))
const parts: Parts = { course: { title: 'Build a CDN', description: 'What <b> & "c" is.' }, site, launcher: 'void 0' }

interface Node {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: Node[]
  text: string
}

/** Reads XML as the packages have it, and fails where it is not well formed. */
function parse(text: string): Node {
  const root: Node = { name: '', attributes: {}, children: [], text: '' }
  const open = [root]
  for (const [, declaration, end, name, attributes = '', closed, words] of text.matchAll(/(<\?xml[^>]*\?>)|<(\/?)([\w:]+)((?: [\w:]+="[^"<]*")*)(\/?)>|([^<]+)/g)) {
    if (declaration) continue
    if (words !== undefined) open.at(-1)!.text += words.trim()
    else if (end) expect(open.pop()!.name).toBe(name)
    else {
      const node = { name: name!, attributes: Object.fromEntries([...attributes.matchAll(/([\w:]+)="([^"]*)"/g)].map(([, key, value]) => [key!, value!])), children: [], text: '' }
      open.at(-1)!.children.push(node)
      if (!closed) open.push(node)
    }
  }
  expect(open).toEqual([root])
  return root.children[0]!
}

const all = (node: Node, name: string): readonly Node[] => [...(node.name === name ? [node] : []), ...node.children.flatMap((child) => all(child, name))]
const textOf = (kind: PackageKind, some = scenes, file = 'imsmanifest.xml', given = parts): string => Buffer.from(packageOf(kind, some, given).files.get(file)!).toString()

describe.each(['scorm12', 'scorm2004', 'cc'] as const)('the manifest of %s', (kind) => {
  it.each([['the course', scenes], ['a scene', [scenes[4]!]]] as const)('lists each file of %s once, and what is referred to is there', (_, some) => {
    const manifest = parse(textOf(kind, some))
    const listed = all(manifest, 'file').map(({ attributes }) => attributes['href']!)
    expect([...listed].sort()).toEqual([...packageOf(kind, some, parts).files.keys()].filter((file) => file !== 'imsmanifest.xml').sort())
    const ids = [...all(manifest, 'resource'), ...all(manifest, 'item'), ...all(manifest, 'organization'), manifest].map(({ attributes }) => attributes['identifier']!)
    expect(new Set(ids).size).toBe(ids.length)
    for (const id of ids) expect(id).toMatch(/^[a-z][\w.-]*$/)
    const referred = [...all(manifest, 'item'), ...all(manifest, 'dependency')].flatMap(({ attributes }) => attributes['identifierref'] ?? [])
    expect(referred.filter((id) => !all(manifest, 'resource').some(({ attributes }) => attributes['identifier'] === id))).toEqual([])
    for (const { attributes, children } of all(manifest, 'resource')) {
      if (attributes['href'] !== undefined) expect(children[0]!.attributes['href']).toBe(attributes['href'])
    }
    expect(manifest.children.map(({ name }) => name)).toEqual(['metadata', 'organizations', 'resources'])
    expect(all(manifest, 'item').filter(({ attributes }) => attributes['identifierref'])).toHaveLength(some.length)
  })
})

it('SCORM manifests name their versions, a default organization, and units', () => {
  const [old, later] = [parse(textOf('scorm12')), parse(textOf('scorm2004'))]
  expect([old, later].map((one) => all(one, 'schemaversion')[0]!.text)).toEqual(['1.2', '2004 4th Edition'])
  for (const one of [old, later]) expect(all(one, 'organizations')[0]!.attributes['default']).toBe(all(one, 'organization')[0]!.attributes['identifier'])
  const kinds = (one: Node, name: string): readonly (string | undefined)[] => all(one, 'resource').map(({ attributes }) => attributes[name])
  expect(kinds(old, 'adlcp:scormtype')).toEqual([...scenes.map(() => 'sco'), 'asset'])
  expect(kinds(later, 'adlcp:scormType')).toEqual([...scenes.map(() => 'sco'), 'asset'])
  expect(all(later, 'organization')[0]!.children.at(-1)!.name).toBe('imsss:sequencing')
})

it('cmi5.xml has a unit for each scene, with names for good and addresses in the package', () => {
  const course = parse(textOf('cmi5', scenes, 'cmi5.xml'))
  expect(course.children.map(({ name }) => name)).toEqual(['course', ...scenes.map(() => 'au')])
  const units = all(course, 'au')
  expect(units.map(({ attributes }) => attributes['id'])).toEqual(scenes.map(({ slug }) => `urn:build-a-cdn:scene:${slug}`))
  for (const unit of units) expect([unit.attributes['moveOn'], unit.children.map(({ name }) => name)]).toEqual(['Completed', ['title', 'description', 'url']])
  const { files } = packageOf('cmi5', scenes, parts)
  expect(units.filter((unit) => !files.has(all(unit, 'url')[0]!.text))).toEqual([])
  expect(all(course, 'langstring')[1]!.text).toBe('What &lt;b&gt; &amp; &quot;c&quot; is.')
})

it('a cartridge of links has a file for each, and none of the course', () => {
  const given = { ...parts, url: 'https://cdn.example/' }
  const { files } = packageOf('cc', scenes, given)
  expect([...files.keys()]).toHaveLength(scenes.length + 1)
  const resources = all(parse(textOf('cc', scenes, 'imsmanifest.xml', given)), 'resource')
  expect(resources.map(({ attributes }) => attributes['type'])).toEqual(scenes.map(() => 'imswl_xmlv1p3'))
  const link = parse(textOf('cc', scenes, resources[1]!.children[0]!.attributes['href'], given))
  expect(all(link, 'url')[0]!.attributes['href']).toBe('https://cdn.example/s/an-edge-near-the-user/')
})

it('a launcher says which scene it is, and which standard it speaks', () => {
  const html = textOf('scorm2004', scenes, launcherOf(scenes[1]!))
  const config = JSON.parse(/id="scene">(.*?)<\/script>/.exec(html)![1]!) as object
  expect(config).toEqual({ standard: 'scorm2004', slug: scenes[1]!.slug, title: scenes[1]!.title, page: pageOf(scenes[1]!), steps: scenes[1]!.steps })
})

it.each(STANDARDS)('the same files become the same zip: %s', (kind) => {
  const made = packageOf(kind, scenes, parts)
  const mixed = { ...parts, site: new Map([...site].reverse()) }
  const zip = zipOf(made)
  expect(Buffer.compare(Buffer.from(zip), Buffer.from(zipOf(packageOf(kind, scenes, mixed))))).toBe(0)
  const unpacked = unzipSync(zip)
  expect(Object.keys(unpacked)).toEqual([...made.files.keys()])
  expect(Object.entries(unpacked).filter(([file, bytes]) => Buffer.compare(Buffer.from(bytes), Buffer.from(made.files.get(file)!)) !== 0)).toEqual([])
})

it('packages are named after what is in them', () => {
  expect(packageOf('scorm12', scenes, parts).name).toBe('build-a-cdn-scorm12')
  expect(packageOf('cmi5', [scenes[4]!], parts).name).toBe('build-a-cdn-05-how-long-to-trust-a-copy-cmi5')
})

it('addresses of a page begin at the page', () => {
  const page = [
    '<meta charset="utf-8" />',
    '<meta http-equiv="Content-Security-Policy" content="script-src \'sha256-old\'">',
    '<link rel="icon" href="/favicon.svg"><style>a{src:url(/assets/x.woff2)}</style><style id="faces" media="not all"></style>',
    '<div id="app" data-path="/s/x/"><a href="/">home</a><a href="/s/y/#step=a">y</a><a href="https://rfc.example/">rfc</a><a href="#here">here</a></div>',
    '<script type="module">const begin=()=>{import("/assets/index-1.js").catch(()=>{})};begin()</script>',
  ].join('\n')
  const written = relativePage(page, { file: 's/x/index.html', entryOf: (entry) => entry.replace('-1', '-2') })
  expect([...written.matchAll(/(?:href="|url\(|import\(")([^")]+)/g)].map(([, address]) => address)).toEqual([
    '../../favicon.svg', '../../assets/x.woff2', '../../index.html', '../../s/y/index.html#step=a', 'https://rfc.example/', '#here', '../../assets/index-2.js',
  ])
  expect(written).not.toContain('data-path')
  expect(written).not.toContain('sha256-old')
  expect(written).toContain(policyOf(written))
  expect(relativePage('<meta charset="utf-8" /><a href="/s/y/">y</a>', { file: 'index.html', entryOf: String })).toContain('<a href="./s/y/index.html">y</a>')
})

describe('the command', () => {
  const called = (...argv: readonly string[]) => readCall(argv, scenes)

  it('makes everything, or what it is asked for', () => {
    expect(called().kinds).toEqual(STANDARDS)
    expect(called().groups.map((group) => group.length)).toEqual([scenes.length, ...scenes.map(() => 1)])
    expect(called('--scene', 'course').groups).toEqual([scenes])
    expect(called('--scene', 'all').groups).toHaveLength(scenes.length)
    expect(called('--scene', '5', '--standard', 'cmi5')).toEqual({ kinds: ['cmi5'], groups: [[scenes[4]]] })
    expect(called('--standard', 'cc', '--url', 'https://cdn.example/course').url).toBe('https://cdn.example/course/')
  })

  it.each([
    [['--standard', 'lti'], 'there is no standard "lti"; there are scorm12, scorm2004, cmi5, cc and all'],
    [['--scene', '14'], 'there is no scene "14"; there are 1 to 13, all (each of them) and course (one package of all)'],
    [['--scene', '2x'], 'there is no scene "2x"'],
    [['scorm12'], '"scorm12" is no option'],
    [['--colour', 'red'], "Unknown option '--colour'"],
    [['--standard', 'cc', '--url', 'cdn.example'], '"cdn.example" is not the address of a course on the web'],
    [['--standard', 'cmi5', '--url', 'https://cdn.example/'], '--url is for Common Cartridges (cc)'],
  ])('refuses %j with a sentence', (argv, message) => {
    expect(() => called(...argv)).toThrow(UsageError)
    expect(() => called(...argv)).toThrow(message)
  })
})
