export { openArchive, packArchive } from './archive.ts'
export { type BundledEntry, type BundleReport, verifyBundle, writeBundle } from './bundle.ts'
export { canonicalText, type Plain } from './canonical.ts'
export { checkConsistency, checkInclusion } from './check-proofs.ts'
export {
  type Checkpoint,
  fingerprintOf,
  type KeyPair,
  makeKeys,
  openCheckpoint,
  publicKeyOf,
  signCheckpoint,
  verifierKey,
} from './checkpoint.ts'
export { type Entry, hashEntry, writeEntry } from './entry.ts'
export { type Opening, seal } from './seal.ts'
export { askForStamp, readStamp } from './time-stamp.ts'
export {
  addLeaf,
  noPeaks,
  type Peaks,
  proveConsistency,
  proveInclusion,
  rootOf,
  rootOfPeaks,
} from './tree.ts'
