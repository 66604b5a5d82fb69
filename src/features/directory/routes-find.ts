import { nothingToLoad, type Route, route } from '../../shared/route.ts'
import * as contract from './contract-find.ts'
import { findCapabilities } from './finding/find-capabilities.ts'
import { findOrganisations } from './finding/find-organisations.ts'
import { policy } from './policy.ts'

/** Finding organisations. */
export const findRoutes: readonly Route[] = [
  route(contract.findOrganisations, {
    policy: policy['directory.find'],
    load: nothingToLoad,
    run: findOrganisations,
  }),
  route(contract.findCapabilities, {
    policy: policy['directory.findCapabilities'],
    load: nothingToLoad,
    run: findCapabilities,
  }),
]
