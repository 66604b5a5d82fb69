import { nothingToLoad, type Route, route } from '../../shared/route.ts'
import { compareOrganisations } from './compare-organisations.ts'
import * as compareContract from './contract-compare.ts'
import * as contract from './contract-find.ts'
import { mapOrganisations } from './contract-map.ts'
import { exportCapabilities } from './export-capabilities.ts'
import { findCapabilities } from './finding/find-capabilities.ts'
import { findOrganisations } from './finding/find-organisations.ts'
import { mapOrganisations as mapFound } from './finding/map-organisations.ts'
import { policy } from './policy.ts'

/** Finding organisations. */
export const findRoutes: readonly Route[] = [
  route(contract.findOrganisations, {
    policy: policy['directory.find'],
    load: nothingToLoad,
    run: findOrganisations,
  }),
  route(mapOrganisations, {
    policy: policy['directory.map'],
    load: nothingToLoad,
    run: mapFound,
  }),
  route(compareContract.compareOrganisations, {
    policy: policy['directory.compareOrganisations'],
    load: nothingToLoad,
    run: compareOrganisations,
  }),
  route(contract.exportCapabilities, {
    policy: policy['directory.exportCapabilities'],
    load: nothingToLoad,
    run: exportCapabilities,
  }),
  route(contract.findCapabilities, {
    policy: policy['directory.findCapabilities'],
    load: nothingToLoad,
    run: findCapabilities,
  }),
]
