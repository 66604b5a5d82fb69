import { nothingToLoad, type Room, route } from '../../shared/route.ts'
import * as contract from './contract.ts'
import * as contractImport from './contract-import.ts'
import * as contractPeople from './contract-people.ts'
import { duplicatesJob, lookDaily, runDuplicateSearch } from './duplicates/find-organisation-duplicates.ts'
import { endClusterPerson } from './end-cluster-person.ts'
import { exportOrganisations } from './export-organisations.ts'
import { followDirectory } from './finding/follow-directory.ts'
import { askYearly } from './freshness.ts'
import { runCapabilitiesImport, runOrganisationsImport, runProjectsImport } from './import-organisations.ts'
import { policy } from './policy.ts'
import {
  getCluster,
  listClusters,
  listOrganisations,
  loadCluster,
  loadMembershipCluster,
  loadOrganisation,
} from './read-directory.ts'
import { getOrganisation } from './read-organisation.ts'
import { bridgeRoutes } from './routes-bridges.ts'
import { clusterRoutes } from './routes-clusters.ts'
import { duplicateRoutes } from './routes-duplicates.ts'
import { findRoutes } from './routes-find.ts'
import { importRoutes } from './routes-imports.ts'
import { profileRoutes } from './routes-profile.ts'
import { searchRoutes } from './routes-searches.ts'
import {
  addClusterPerson,
  addMember,
  addPerson,
  createCluster,
  endAffiliation,
  endMember,
  updateCluster,
} from './save-cluster.ts'
import { confirmOrganisation, createOrganisation, updateOrganisation } from './save-organisation.ts'
import { getAffiliation, loadAffiliation, updateAffiliation } from './save-person.ts'
import { tellJob, tellNews } from './saved-searches/tell-news.ts'
import { lookAfterSearches, watchJob, watchSearch } from './saved-searches/watch-searches.ts'

export { announceOrganisation } from './announce.ts'
export { readBridges } from './bridges/queries-bridges.ts'
export { catchUpWithDirectory } from './finding/follow-directory.ts'
export {
  listMatchableOrganisations,
  type MatchableOrganisation,
  readMatchable,
} from './finding/matchable-organisations.ts'
export { readTermLabels } from './finding/queries-found.ts'
export { runProjectsImport } from './import-organisations.ts'
export { importTaxonomy, taxonomySources } from './import-taxonomy.ts'
export {
  cancelImport as cancelAnyImport,
  chooseImportSheet as chooseAnyImportSheet,
  saveImportMapping as saveAnyImportMapping,
} from './imports/change-import.ts'
export { describeColumns, describeImport, writeProblemsFile } from './imports/describe-import.ts'
export type {
  ImportedRow,
  ImportFacts,
  ImportFault,
  ImportKind,
  ImportOptions,
  ImportReading,
  ImportRun,
  RowOutcome,
} from './imports/import-kind.ts'
export { eyesOfCluster } from './imports/known-organisations.ts'
export { openImport, type UploadedFile } from './imports/open-import.ts'
export { findImport } from './imports/queries-imports.ts'
export { cleanCell, readUpload, type UploadReading } from './imports/read-upload.ts'
export { runImport } from './imports/run-import.ts'
export { editsProfile, runsCluster } from './policy.ts'
export { listCurrentClusterIds, visibleClusters } from './queries.ts'
export { contactOf } from './queries-freshness.ts'
export { loadCluster, loadOrganisation } from './read-directory.ts'
export { type Recognised, recogniseOrganisation } from './recognise-organisation.ts'
export { endColleague, ensureColleague } from './save-cluster.ts'
export { ensureOrganisation, type OrganisationFacts } from './save-organisation.ts'
export { readChangeMark } from './saved-searches/queries-searches.ts'
export { listSearchNews } from './saved-searches/read-searches.ts'
export { newsMail, tellNews, writeNewsAnew } from './saved-searches/tell-news.ts'
export { watchSearch } from './saved-searches/watch-searches.ts'
export { labelIn, shippedLabels } from './taxonomies.ts'
export { visibleOrganisations } from './visible-organisations.ts'
export { fieldVisible, fieldWithin, missionReach } from './visible-parts.ts'

/** Clusters, organisations, people and memberships. */
export const directoryRoom: Room = {
  name: 'directory',
  routes: [
    ...profileRoutes,
    ...duplicateRoutes,
    ...findRoutes,
    ...searchRoutes,
    ...bridgeRoutes,
    ...clusterRoutes,
    route(contract.listOrganisations, {
      policy: policy['directory.listOrganisations'],
      load: nothingToLoad,
      run: listOrganisations,
    }),
    route(contract.createOrganisation, {
      policy: policy['directory.createOrganisation'],
      load: (ctx, input) => loadCluster(ctx, { cluster: input.clusterId }),
      run: createOrganisation,
    }),
    route(contract.getOrganisation, {
      policy: policy['directory.getOrganisation'],
      load: loadOrganisation,
      run: getOrganisation,
    }),
    route(contract.updateOrganisation, {
      policy: policy['directory.updateOrganisation'],
      load: loadOrganisation,
      run: updateOrganisation,
    }),
    route(contract.confirmOrganisation, {
      policy: policy['directory.confirmOrganisation'],
      load: loadOrganisation,
      run: confirmOrganisation,
    }),
    route(contract.addPerson, {
      policy: policy['directory.addPerson'],
      load: loadOrganisation,
      run: addPerson,
    }),
    route(contractPeople.getAffiliation, {
      policy: policy['directory.getAffiliation'],
      load: loadAffiliation,
      run: getAffiliation,
    }),
    route(contractPeople.updateAffiliation, {
      policy: policy['directory.updateAffiliation'],
      load: loadAffiliation,
      run: updateAffiliation,
    }),
    route(contractPeople.endClusterPerson, {
      policy: policy['directory.endClusterPerson'],
      load: loadCluster,
      run: endClusterPerson,
    }),
    route(contract.endAffiliation, {
      policy: policy['directory.endAffiliation'],
      load: loadOrganisation,
      run: endAffiliation,
    }),
    route(contract.listClusters, {
      policy: policy['directory.listClusters'],
      load: nothingToLoad,
      run: listClusters,
    }),
    route(contract.createCluster, {
      policy: policy['directory.createCluster'],
      load: nothingToLoad,
      run: createCluster,
    }),
    route(contract.getCluster, {
      policy: policy['directory.getCluster'],
      load: loadCluster,
      run: getCluster,
    }),
    route(contract.updateCluster, {
      policy: policy['directory.updateCluster'],
      load: loadCluster,
      run: updateCluster,
    }),
    route(contract.addMember, { policy: policy['directory.addMember'], load: loadCluster, run: addMember }),
    route(contract.endMember, {
      policy: policy['directory.endMember'],
      load: loadMembershipCluster,
      run: endMember,
    }),
    route(contract.addClusterPerson, {
      policy: policy['directory.addClusterPerson'],
      load: loadCluster,
      run: addClusterPerson,
    }),
    route(contractImport.exportOrganisations, {
      policy: policy['directory.exportOrganisations'],
      load: nothingToLoad,
      run: exportOrganisations,
    }),
    ...importRoutes,
  ],
  jobs: [
    { kind: 'directory.import-organisations', run: runOrganisationsImport },
    { kind: 'directory.import-capabilities', run: runCapabilitiesImport },
    { kind: 'directory.import-projects', run: runProjectsImport },
    { kind: duplicatesJob, run: runDuplicateSearch },
    { kind: watchJob, run: watchSearch },
    { kind: tellJob, run: tellNews },
  ],
  chores: [
    { name: 'directory.look-after-searches', everySeconds: 30, run: lookAfterSearches },
    { name: 'directory.ask-confirmation', everySeconds: 86_400, run: askYearly },
    { name: 'directory.find-duplicates', everySeconds: 86_400, run: lookDaily },
  ],
  followers: [followDirectory],
}
