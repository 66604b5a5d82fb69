import { nothingToLoad, type Route, route } from '../../shared/route.ts'
import {
  createCapability,
  getCapability,
  listCapabilities,
  removeCapability,
  updateCapability,
} from './capabilities.ts'
import * as capabilities from './contract-capabilities.ts'
import * as freshness from './contract-freshness.ts'
import * as profile from './contract-profile.ts'
import * as structure from './contract-structure.ts'
import { confirmByLink, getConfirmation, listProfileHealth, remindProfiles } from './freshness.ts'
import { policy } from './policy.ts'
import { loadOrganisation as load, loadCluster } from './read-directory.ts'
import {
  saveBasics,
  saveFigures,
  saveIdentity,
  saveMarkets,
  saveNeeds,
  saveOffer,
  saveQuality,
  saveResearch,
} from './save-profile.ts'
import {
  addProfileItem,
  removeProfileItem,
  saveTranslation,
  updateProfileItem,
} from './save-profile-items.ts'

import {
  addDepartment,
  addSite,
  removeDepartment,
  removeSite,
  saveStructure,
  updateDepartment,
  updateSite,
} from './save-structure.ts'

/** Profile groups, offers and needs, other languages, capability records. */
export const profileRoutes: readonly Route[] = [
  route(profile.saveBasics, { policy: policy['directory.saveBasics'], load, run: saveBasics }),
  route(profile.saveIdentity, { policy: policy['directory.saveIdentity'], load, run: saveIdentity }),
  route(profile.saveOffer, { policy: policy['directory.saveOffer'], load, run: saveOffer }),
  route(profile.saveNeeds, { policy: policy['directory.saveNeeds'], load, run: saveNeeds }),
  route(profile.saveMarkets, { policy: policy['directory.saveMarkets'], load, run: saveMarkets }),
  route(profile.saveQuality, { policy: policy['directory.saveQuality'], load, run: saveQuality }),
  route(profile.saveFigures, { policy: policy['directory.saveFigures'], load, run: saveFigures }),
  route(profile.saveResearch, { policy: policy['directory.saveResearch'], load, run: saveResearch }),
  route(profile.saveStructure, { policy: policy['directory.saveStructure'], load, run: saveStructure }),
  route(structure.addSite, { policy: policy['directory.addSite'], load, run: addSite }),
  route(structure.updateSite, { policy: policy['directory.updateSite'], load, run: updateSite }),
  route(structure.removeSite, { policy: policy['directory.removeSite'], load, run: removeSite }),
  route(structure.addDepartment, { policy: policy['directory.addDepartment'], load, run: addDepartment }),
  route(structure.updateDepartment, {
    policy: policy['directory.updateDepartment'],
    load,
    run: updateDepartment,
  }),
  route(structure.removeDepartment, {
    policy: policy['directory.removeDepartment'],
    load,
    run: removeDepartment,
  }),
  route(profile.addProfileItem, { policy: policy['directory.addProfileItem'], load, run: addProfileItem }),
  route(profile.updateProfileItem, {
    policy: policy['directory.updateProfileItem'],
    load,
    run: updateProfileItem,
  }),
  route(profile.removeProfileItem, {
    policy: policy['directory.removeProfileItem'],
    load,
    run: removeProfileItem,
  }),
  route(profile.saveTranslation, { policy: policy['directory.saveTranslation'], load, run: saveTranslation }),
  route(capabilities.listCapabilities, {
    policy: policy['directory.listCapabilities'],
    load,
    run: listCapabilities,
  }),
  route(capabilities.getCapability, { policy: policy['directory.getCapability'], load, run: getCapability }),
  route(capabilities.createCapability, {
    policy: policy['directory.createCapability'],
    load,
    run: createCapability,
  }),
  route(capabilities.updateCapability, {
    policy: policy['directory.updateCapability'],
    load,
    run: updateCapability,
  }),
  route(capabilities.removeCapability, {
    policy: policy['directory.removeCapability'],
    load,
    run: removeCapability,
  }),
  route(freshness.listProfileHealth, {
    policy: policy['directory.listProfileHealth'],
    load: loadCluster,
    run: listProfileHealth,
  }),
  route(freshness.remindProfiles, {
    policy: policy['directory.remindProfiles'],
    load: loadCluster,
    run: remindProfiles,
  }),
  route(freshness.getConfirmation, {
    policy: policy['directory.getConfirmation'],
    load: nothingToLoad,
    run: getConfirmation,
  }),
  route(freshness.confirmByLink, {
    policy: policy['directory.confirmByLink'],
    load: nothingToLoad,
    run: confirmByLink,
  }),
]
