/**
 * imsmanifest.xml for both versions of SCORM: a resource for each scene, which is its launcher and depends on one resource with all other files.
 */
import type { Content } from './content.ts'
import { labelOf, launcherOf, nameOf } from './packageScene.ts'
import { type Attributes, type Xml, element, xmlFile } from './xml.ts'

interface Version {
  readonly version: string
  readonly names: Attributes
  /** The attribute that says what a resource is. */
  readonly type: string
  /** What an organization says at its end. */
  readonly sequencing: readonly Xml[]
}

const XSI = { 'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance' }

const SCORM_12: Version = {
  version: '1.2',
  names: {
    xmlns: 'http://www.imsproject.org/xsd/imscp_rootv1p1p2',
    'xmlns:adlcp': 'http://www.adlnet.org/xsd/adlcp_rootv1p2',
    ...XSI,
    'xsi:schemaLocation': 'http://www.imsproject.org/xsd/imscp_rootv1p1p2 imscp_rootv1p1p2.xsd http://www.adlnet.org/xsd/adlcp_rootv1p2 adlcp_rootv1p2.xsd',
  },
  type: 'adlcp:scormtype',
  sequencing: [],
}

const SCORM_2004: Version = {
  version: '2004 4th Edition',
  names: {
    xmlns: 'http://www.imsglobal.org/xsd/imscp_v1p1',
    'xmlns:adlcp': 'http://www.adlnet.org/xsd/adlcp_v1p3',
    'xmlns:imsss': 'http://www.imsglobal.org/xsd/imsss',
    ...XSI,
    'xsi:schemaLocation': 'http://www.imsglobal.org/xsd/imscp_v1p1 imscp_v1p1.xsd http://www.adlnet.org/xsd/adlcp_v1p3 adlcp_v1p3.xsd http://www.imsglobal.org/xsd/imsss imsss_v1p0.xsd',
  },
  type: 'adlcp:scormType',
  // Scenes in any order, and one after the other.
  sequencing: [element('imsss:sequencing', {}, element('imsss:controlMode', { choice: 'true', flow: 'true' }))],
}

export const scorm12Manifest = (content: Content): string => manifest(content, SCORM_12)
export const scorm2004Manifest = (content: Content): string => manifest(content, SCORM_2004)

const SHARED = 'shared'

function manifest({ id, title, scenes, shared }: Content, { version, names, type, sequencing }: Version): string {
  const items = scenes.map((scene) => element('item', { identifier: `item-${nameOf(scene)}`, identifierref: `sco-${nameOf(scene)}` }, element('title', {}, labelOf(scene))))
  const scos = scenes.map((scene) => {
    const launcher = launcherOf(scene)
    const parts = [element('file', { href: launcher }), element('dependency', { identifierref: SHARED })]
    return element('resource', { identifier: `sco-${nameOf(scene)}`, type: 'webcontent', [type]: 'sco', href: launcher }, ...parts)
  })
  const files = shared.map((href) => element('file', { href }))
  return xmlFile(
    element(
      'manifest',
      { identifier: id, version: '1', ...names },
      element('metadata', {}, element('schema', {}, 'ADL SCORM'), element('schemaversion', {}, version)),
      element('organizations', { default: 'scenes' }, element('organization', { identifier: 'scenes' }, element('title', {}, title), ...items, ...sequencing)),
      element('resources', {}, ...scos, element('resource', { identifier: SHARED, type: 'webcontent', [type]: 'asset' }, ...files)),
    ),
  )
}
