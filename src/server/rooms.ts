import { accountsRoom } from '../features/accounts/index.ts'
import type { Room } from '../shared/route.ts'

/** Every room of the house. A room that is not listed here does not exist for anybody. */
export const rooms: readonly Room[] = [accountsRoom]
