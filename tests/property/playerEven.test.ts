/** What a learner can do, at random: the second, fourth, sixth … scene of the course. */
import { SCENES } from '../scenes/scenes'
import { describePlayer } from './playerProperties'

describePlayer(SCENES.filter((_, i) => i % 2 === 1))
