import type { z } from 'zod'
import type { counterpart, listedRequest } from '../contract.ts'

/** One organisation as the list of counterparts answers it. */
export type CounterpartItem = z.output<typeof counterpart>

/** One request as the list of requests answers it. */
export type RequestItem = z.output<typeof listedRequest>
