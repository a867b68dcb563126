/**
 * What a teacher may want to know of each step of this scene, beside what it says itself. Only documents load it (src/app/static).
 */
import type { SceneNotes } from '../../src/scene/notes'

export const notes: SceneNotes = {
  steps: {
    edge: {
      belief: 'Every request passes through the whole edge.',
      pointAt: 'The two ways through the layers: down to the origin, and back at fresh.',
    },
    agreed: {
      belief: 'With a cache in front, a site is fast for everybody.',
      pointAt: 'The board of waits, whose curve lies beyond its red line.',
    },
    trial: {
      belief: 'A design that holds in quiet hours holds all day.',
      pointAt: 'The shaded part of the day: which board crosses its red line, and when.',
    },
    operate: {
      belief: 'A fault hits all users alike.',
      pointAt: 'The tables by region while the boards are shaded: one region suffers more than others.',
    },
    load: {
      belief: 'When the load is gone, the system is well again.',
      pointAt: 'The way back, far below the way up: the same load, and hardly an answer.',
    },
    shed: {
      belief: 'To refuse requests makes an outage worse.',
      pointAt: 'The way back, which now ends on the way up again.',
    },
    provider: {
      belief: 'A second provider takes over at once.',
      pointAt: 'The dip on the boards: checks and kept names take their time before users are sent elsewhere.',
    },
    sick: {
      belief: 'The board that looks worst shows the cause.',
      pointAt: 'The boards of statuses and of why there was no hit, and the log: they rule causes out.',
    },
    rebuild: {
      belief: 'The cache does all the work of an edge.',
      pointAt: 'The promises that come true, one after another, as layers are put back.',
    },
  },
}
