/**
 * Importing this registers <cdn-scene>: what a page does with one line of script.
 */
import { define } from './element'

define()
