import { nothingToLoad, type Route, route } from '../../shared/route.ts'
import {
  answerMembershipRequest,
  listMembershipRequests,
  loadMembershipRequest,
  withdrawMembershipRequest,
} from './answer-membership.ts'
import {
  decideClaim,
  enterClaimCode,
  getClaim,
  listClaims,
  listEditors,
  loadClaim,
  requestClaim,
} from './claims.ts'
import { listTaxonomies, listTerms, saveClassification } from './classify.ts'
import { saveClusterDetails } from './cluster-details.ts'
import * as claims from './contract-claims.ts'
import * as clusters from './contract-clusters.ts'
import * as memberships from './contract-memberships.ts'
import * as publicPages from './contract-public.ts'
import * as taxonomies from './contract-taxonomies.ts'
import { listPublicPages } from './list-public-pages.ts'
import { policy } from './policy.ts'
import { loadCluster, loadOrganisation } from './read-directory.ts'
import {
  decideClusterValidation,
  getClusterValidation,
  listClusterValidations,
  saveClusterValidation,
} from './validate-cluster.ts'

/** What clusters say and are judged by, who takes over a profile, and the lists records are classified by. */
export const clusterRoutes: readonly Route[] = [
  route(clusters.saveClusterDetails, {
    policy: policy['directory.saveClusterDetails'],
    load: loadCluster,
    run: saveClusterDetails,
  }),
  route(clusters.getClusterValidation, {
    policy: policy['directory.getClusterValidation'],
    load: loadCluster,
    run: getClusterValidation,
  }),
  route(clusters.saveClusterValidation, {
    policy: policy['directory.saveClusterValidation'],
    load: loadCluster,
    run: saveClusterValidation,
  }),
  route(clusters.decideClusterValidation, {
    policy: policy['directory.decideClusterValidation'],
    load: loadCluster,
    run: decideClusterValidation,
  }),
  route(clusters.listClusterValidations, {
    policy: policy['directory.listClusterValidations'],
    load: nothingToLoad,
    run: listClusterValidations,
  }),
  route(claims.getClaim, { policy: policy['directory.getClaim'], load: loadOrganisation, run: getClaim }),
  route(claims.requestClaim, {
    policy: policy['directory.requestClaim'],
    load: loadOrganisation,
    run: requestClaim,
  }),
  route(claims.enterClaimCode, {
    policy: policy['directory.enterClaimCode'],
    load: loadOrganisation,
    run: enterClaimCode,
    transaction: false,
  }),
  route(claims.listClaims, { policy: policy['directory.listClaims'], load: loadCluster, run: listClaims }),
  route(claims.decideClaim, { policy: policy['directory.decideClaim'], load: loadClaim, run: decideClaim }),
  route(memberships.listMembershipRequests, {
    policy: policy['directory.listMembershipRequests'],
    load: loadCluster,
    run: listMembershipRequests,
  }),
  route(memberships.answerMembershipRequest, {
    policy: policy['directory.answerMembershipRequest'],
    load: loadMembershipRequest,
    run: answerMembershipRequest,
  }),
  route(memberships.withdrawMembershipRequest, {
    policy: policy['directory.withdrawMembershipRequest'],
    load: loadMembershipRequest,
    run: withdrawMembershipRequest,
  }),
  route(claims.listEditors, {
    policy: policy['directory.listEditors'],
    load: loadOrganisation,
    run: listEditors,
  }),
  route(taxonomies.listTaxonomies, {
    policy: policy['directory.listTaxonomies'],
    load: nothingToLoad,
    run: listTaxonomies,
  }),
  route(taxonomies.listTerms, { policy: policy['directory.listTerms'], load: nothingToLoad, run: listTerms }),
  route(publicPages.listPublicPages, {
    policy: policy['directory.listPublicPages'],
    load: nothingToLoad,
    run: listPublicPages,
  }),
  route(taxonomies.saveClassification, {
    policy: policy['directory.saveClassification'],
    load: loadOrganisation,
    run: saveClassification,
  }),
]
