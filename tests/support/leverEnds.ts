/** The ends and the default of a lever: what a test tries that should hold wherever a learner puts it. */
import type { LeverValue } from '../../src/cdn/levers'
import type { Lever, OrderLever } from '../../src/scene/levers'

/** Corners of the map, both sides of the line where days begin, and a place far from everybody. */
const SPOTS = ['90,0', '-90,0', '-17.8,180', '-17.8,-180', '-27.1,-109.4']

/** Functions that never end, that are none, and that answer whatever they are asked. */
const FUNCTIONS = ['', 'for (;;);', 'function onRequest() { for (;;); }', 'function onRequest( {', 'function onRequest(request) {\n  return answer("Länge " + request.url)\n}']

/** As it begins, nothing, all, without each one, the other way round, and with neighbours torn apart. */
function ordersOf({ initial, options }: OrderLever): (readonly string[])[] {
  const all = options.map(({ value }) => value)
  const [odd, even] = [initial.filter((_, place) => place % 2 === 1), initial.filter((_, place) => place % 2 === 0)]
  const half = Math.floor(initial.length / 2)
  const orders = [initial, [], all, ...initial.map((one) => initial.filter((other) => other !== one)), initial.toReversed(), [...odd, ...even], [...initial.slice(half), ...initial.slice(0, half)]]
  return [...new Map(orders.map((order) => [order.join(), order])).values()]
}

export function leverEnds(lever: Lever): LeverValue[] {
  switch (lever.kind) {
    case 'toggle':
      return [false, true]
    case 'slider':
      return [lever.min, lever.initial, lever.max]
    case 'choice':
      return lever.options.map(({ value }) => value)
    case 'set':
      return [lever.options.map(({ value }) => value), ...lever.options.map(({ value }) => [value])]
    case 'order':
      return ordersOf(lever)
    case 'header':
      return ['', lever.initial, lever.against, ...lever.chips, ...lever.seconds.map(({ directive, max }) => `${directive}=${max}`), 'max-age=one; nothing']
    case 'code':
      return [...lever.options.map(({ value }) => value), ...FUNCTIONS]
    case 'place':
      return [lever.initial, lever.against, ...SPOTS]
  }
}
