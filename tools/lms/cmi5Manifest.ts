/**
 * cmi5.xml: a unit for each scene. Units are moved on from when they are completed; the LMS counts the rest.
 */
import type { Content } from './content.ts'
import { type PackageScene, labelOf, launcherOf } from './packageScene.ts'
import { type Xml, element, xmlFile } from './xml.ts'

/** Names for good: an LMS keeps by them what learners have done. */
const NAMES = 'urn:build-a-cdn:'

export function cmi5Manifest({ id, title, description, scenes }: Content): string {
  return xmlFile(
    element(
      'courseStructure',
      { xmlns: 'https://w3id.org/xapi/profiles/cmi5/v1/CourseStructure.xsd' },
      element('course', { id: `${NAMES}package:${id}` }, ...words(title, description)),
      ...scenes.map(unit),
    ),
  )
}

function unit(scene: PackageScene): Xml {
  const attributes = { id: `${NAMES}scene:${scene.slug}`, moveOn: 'Completed', launchMethod: 'AnyWindow', activityType: 'http://adlnet.gov/expapi/activities/lesson' }
  return element('au', attributes, ...words(labelOf(scene), scene.question), element('url', {}, launcherOf(scene)))
}

const words = (title: string, description: string): readonly Xml[] => [
  element('title', {}, element('langstring', { lang: 'en' }, title)),
  element('description', {}, element('langstring', { lang: 'en' }, description)),
]
