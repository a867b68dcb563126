/**
 * Two windows of one browser in one lesson: the scene, which the audience sees, and the presenter's page (src/present). They speak the protocol over a
 * BroadcastChannel; its name has the scene and the lesson in it, so that two lessons on one machine do not mix. A window keeps its name when it is loaded again:
 * that tells a scene that it has an audience, and in which lesson.
 */
import { NAMESPACE } from './envelope'

const AUDIENCE = /^cdn-audience-(\w+)$/

export const audienceName = (lesson: string): string => `cdn-audience-${lesson}`
/** Undefined for windows of all other names. */
export const lessonOf = (windowName: string): string | undefined => AUDIENCE.exec(windowName)?.[1]
export const lessonChannel = (scene: string, lesson: string): string => `${NAMESPACE} ${scene} ${lesson}`
export const newLesson = (): string => crypto.getRandomValues(new Uint32Array(1))[0]!.toString(36)
