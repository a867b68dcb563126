/**
 * Common Cartridge 1.3: pages for a course that is imported, without anything that reports. Either the pages themselves, or with the address
 * of a course on the web, links to it.
 */
import type { Content } from './content.ts'
import { labelOf, nameOf, pageOf } from './packageScene.ts'
import { type Xml, element, xmlFile } from './xml.ts'

const NAMES = 'http://www.imsglobal.org/xsd/imsccv1p3/imscp_v1p1'
const METADATA = 'http://ltsc.ieee.org/xsd/imsccv1p3/LOM/manifest'
const LINK = 'http://www.imsglobal.org/xsd/imsccv1p3/imswl_v1p3'

/** A cartridge with the files of the course. */
export function cartridgeManifest(content: Content): string {
  const pages = content.scenes.map((scene) => {
    const href = pageOf(scene)
    return element('resource', { identifier: `page-${nameOf(scene)}`, type: 'webcontent', href }, element('file', { href }), element('dependency', { identifierref: 'shared' }))
  })
  const own = new Set(content.scenes.map(pageOf))
  const files = content.shared.filter((href) => !own.has(href)).map((href) => element('file', { href }))
  return manifest(content, 'page', [...pages, element('resource', { identifier: 'shared', type: 'webcontent' }, ...files)])
}

/** All files of a cartridge of links to a course at `url`, which ends with a slash. */
export function linkCartridge(content: Content, url: string): ReadonlyMap<string, string> {
  const file = (name: string): string => `links/${name}.xml`
  const resources = content.scenes.map((scene) => element('resource', { identifier: `link-${nameOf(scene)}`, type: 'imswl_xmlv1p3' }, element('file', { href: file(nameOf(scene)) })))
  const links = content.scenes.map((scene) => {
    const link = element('webLink', { xmlns: LINK }, element('title', {}, labelOf(scene)), element('url', { href: `${url}s/${scene.slug}/`, target: '_blank' }))
    return [file(nameOf(scene)), xmlFile(link)] as const
  })
  return new Map([['imsmanifest.xml', manifest(content, 'link', resources)], ...links])
}

function manifest({ id, title, description, scenes }: Content, kind: 'page' | 'link', resources: readonly Xml[]): string {
  const items = scenes.map((scene) => element('item', { identifier: `item-${nameOf(scene)}`, identifierref: `${kind}-${nameOf(scene)}` }, element('title', {}, labelOf(scene))))
  const string = (text: string): Xml => element('lomimscc:string', { language: 'en' }, text)
  const general = element('lomimscc:general', {}, element('lomimscc:title', {}, string(title)), element('lomimscc:description', {}, string(description)))
  return xmlFile(
    element(
      'manifest',
      { identifier: id, xmlns: NAMES, 'xmlns:lomimscc': METADATA },
      element('metadata', {}, element('schema', {}, 'IMS Common Cartridge'), element('schemaversion', {}, '1.3.0'), element('lomimscc:lom', {}, general)),
      element('organizations', {}, element('organization', { identifier: 'scenes', structure: 'rooted-hierarchy' }, element('item', { identifier: 'root' }, ...items))),
      element('resources', {}, ...resources),
    ),
  )
}
