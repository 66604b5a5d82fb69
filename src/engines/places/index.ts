export { type Frame, frameAround, frameOf, mostZoom, moveFrame, placeInFrame } from './frame.ts'
export { type Group, groupNear } from './group-near.ts'
export { type Located, locate, type PlacedBy, placedBy } from './locate.ts'
export { type Area, areas, placeOnSheet, type SheetPoint } from './project.ts'
