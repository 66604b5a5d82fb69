import type { ReactNode } from 'react'

/**
 * The pictures of the interface on a 20 × 20 field: lines of 1.5, round ends, corners on the half pixel, a margin of 2.
 * A part that must be solid says `fill="currentColor"`.
 */
export const iconPaths = {
  desk: <path d="M2.5 8.5h15M4 8.5v8m12-8v8M9.5 8.5v5H16M5 8.5v-3h5v3m3 0 1.5-5" />,
  find: <path d="M8.5 14a5.5 5.5 0 1 0 0-11 5.5 5.5 0 0 0 0 11Zm4-1.5 5 5M6 8.5h5M8.5 6v5" />,
  search: <path d="M8.5 14a5.5 5.5 0 1 0 0-11 5.5 5.5 0 0 0 0 11Zm4-1.5 5 5" />,
  missions: (
    <path d="M2.5 11.5h15l-2.5 5h-10ZM10 11.5v-9M10 3.5c3 .5 5 2.5 5.5 6H10M8 5.5c-.5 2-1.5 3.5-3 4h3Z" />
  ),
  opportunities: <path d="M3 16.5 8 11l3 3 6-7.5M12.5 6.5H17V11M3 3v13.5h14" />,
  partnership: (
    <path d="M2.5 16.5v-7l3-3 3 3v7M11.5 16.5v-7l3-3 3 3v7M1.5 16.5h17M8.5 12.5h3M5.5 12.5v1m9-1v1" />
  ),
  more: (
    <g fill="currentColor" stroke="none">
      <circle cx="4" cy="10" r="1.5" />
      <circle cx="10" cy="10" r="1.5" />
      <circle cx="16" cy="10" r="1.5" />
    </g>
  ),
  bell: (
    <path d="M4 14.5h12c-1.2-1-1.5-2.5-1.5-5.5 0-3-1.8-5-4.5-5S5.5 6 5.5 9c0 3-.3 4.5-1.5 5.5ZM8 14.5a2 2 0 0 0 4 0M10 4V2.5" />
  ),
  user: (
    <path d="M10 17.5a7.5 7.5 0 1 0 0-15 7.5 7.5 0 0 0 0 15Zm0-7a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5Zm-5 5c.8-2 2.6-3 5-3s4.2 1 5 3" />
  ),
  person: (
    <path d="M10 9.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7Zm-6.5 8c.3-3.8 2.8-5.5 6.5-5.5s6.2 1.7 6.5 5.5Z" />
  ),
  people: (
    <path d="M7.5 9.5a3 3 0 1 0 0-6 3 3 0 0 0 0 6Zm-6 7.5c.2-3.3 2.3-5 6-5s5.8 1.7 6 5ZM13 3.8a3 3 0 0 1 0 5.4m1.5 3.1c2.5.5 3.8 2.1 4 4.7H16" />
  ),
  organisation: (
    <path d="M3.5 17V5.5l4-3v14.5M7.5 7.5h9V17M1.5 17h17M10.5 10.5h1m2 0h1m-4 3h1m2 0h1M5.5 7.5v0m0 3v0m0 3v0" />
  ),
  cluster: (
    <path d="M10 8.5a2 2 0 1 0 0-4 2 2 0 0 0 0 4Zm-5 7a2 2 0 1 0 0-4 2 2 0 0 0 0 4Zm10 0a2 2 0 1 0 0-4 2 2 0 0 0 0 4ZM9 8.3l-3 3.5m5-3.5 3 3.5m-7 1.7h6" />
  ),
  check: <path d="m3.5 10.5 4.5 4.5 8.5-10" />,
  clock: <path d="M10 17.5a7.5 7.5 0 1 0 0-15 7.5 7.5 0 0 0 0 15ZM10 5.5V10l3 2.5" />,
  warning: <path d="M10 3 18 17H2ZM10 8v4m0 2.5v0" />,
  conflict: <path d="M6.8 2.5h6.4l4.3 4.3v6.4l-4.3 4.3H6.8l-4.3-4.3V6.8ZM10 6v5m0 2.8v0" />,
  info: <path d="M10 17.5a7.5 7.5 0 1 0 0-15 7.5 7.5 0 0 0 0 15ZM10 9v5m0-7.8v0" />,
  lock: <path d="M4.5 9.5h11v7.5h-11ZM6.5 9.5v-3a3.5 3.5 0 0 1 7 0v3M10 12.5v1.5" />,
  unlock: <path d="M4.5 9.5h11v7.5h-11ZM6.5 9.5v-3a3.5 3.5 0 0 1 6.7-1.5M10 12.5v1.5" />,
  calendar: <path d="M3 4.5h14V17H3ZM3 8.5h14M6.5 2.5v4m7-4v4" />,
  place: (
    <path d="M10 17.5c3.5-3.8 5.5-6.5 5.5-9.5a5.5 5.5 0 0 0-11 0c0 3 2 5.7 5.5 9.5Zm0-7.5a2 2 0 1 0 0-4 2 2 0 0 0 0 4Z" />
  ),
  table: <path d="M2 7.5h16M4 7.5 3 16.5M16 7.5l1 9M6 7.5v-2h8v2M10 7.5V12m-2.5 0h5" />,
  upload: <path d="M10 13V3m0 0L6 7m4-4 4 4M3 13.5V17h14v-3.5" />,
  download: <path d="M10 3v10m0 0 4-4m-4 4L6 9M3 13.5V17h14v-3.5" />,
  print: <path d="M5.5 7V2.5h9V7M5.5 14H2.5V7h15v7h-3M5.5 11.5h9v6h-9Z" />,
  phone: (
    <path d="M6 2.5H3.5c-.6 0-1 .5-1 1C3 11 9 17 16.5 17.5c.5 0 1-.4 1-1V13.5L13.5 12l-2 2c-2.5-1.2-4.3-3-5.5-5.5l2-2Z" />
  ),
  mail: <path d="M2.5 4.5h15v11h-15Zm0 .5L10 11l7.5-6" />,
  link: (
    <path d="M8.5 11.5a3 3 0 0 0 4.3 0l3.3-3.3a3 3 0 0 0-4.3-4.3L10.5 5.2M11.5 8.5a3 3 0 0 0-4.3 0l-3.3 3.3a3 3 0 0 0 4.3 4.3l1.3-1.3" />
  ),
  external: <path d="M11.5 3H17v5.5M17 3 9.5 10.5M14.5 11.5V17H3V5.5h5.5" />,
  edit: <path d="M3 17v-3.5L13.5 3 17 6.5 6.5 17Zm8-11.5L14.5 9" />,
  remove: <path d="M3.5 5.5h13M7.5 5.5V3h5v2.5M5 5.5 5.8 17h8.4L15 5.5M8.5 8.5v5.5m3-5.5v5.5" />,
  close: <path d="m4.5 4.5 11 11m0-11-11 11" />,
  undo: <path d="M7 3 3 7l4 4M3 7h9a4.5 4.5 0 0 1 0 9H7" />,
  plus: <path d="M10 3.5v13M3.5 10h13" />,
  minus: <path d="M3.5 10h13" />,
  left: <path d="m12 4-6 6 6 6" />,
  right: <path d="m8 4 6 6-6 6" />,
  up: <path d="m4 12 6-6 6 6" />,
  down: <path d="m4 8 6 6 6-6" />,
  forward: <path d="M3 10h14m0 0-5-5m5 5-5 5" />,
  filter: <path d="M2.5 4.5h15M5.5 10h9M8.5 15.5h3" />,
  sort: <path d="M6.5 16V4m0 0-3 3m3-3 3 3M13.5 4v12m0 0 3-3m-3 3-3-3" />,
  board: <path d="M2.5 3.5h15v13h-15ZM2.5 7.5h15M7.5 3.5v13m5-13v13" />,
  list: <path d="M7 5h10.5M7 10h10.5M7 15h10.5M3 5h1m-1 5h1m-1 5h1" />,
  map: <path d="m2.5 5 5-2 5 2 5-2v12l-5 2-5-2-5 2ZM7.5 3v12m5-10v12" />,
  globe: (
    <path d="M10 17.5a7.5 7.5 0 1 0 0-15 7.5 7.5 0 0 0 0 15ZM2.5 10h15M10 2.5c2.2 2 3.3 4.5 3.3 7.5s-1.1 5.5-3.3 7.5C7.8 15.5 6.7 13 6.7 10S7.8 4.5 10 2.5Z" />
  ),
  star: <path d="m10 2.5 2.3 5 5.2.6-3.9 3.6 1.1 5.3L10 14.3 5.3 17l1.1-5.3-3.9-3.6 5.2-.6Z" />,
  hand: (
    <path d="M6.5 11V4.7a1.2 1.2 0 0 1 2.4 0V9m0-5.3a1.2 1.2 0 0 1 2.4 0V9m0-4.3a1.2 1.2 0 0 1 2.4 0V10m0-2.8a1.2 1.2 0 0 1 2.3 0v5.3c0 3-1.8 5-4.8 5-2.4 0-3.7-1-4.8-3.2L4 10.8c-.5-1.3 1.3-2.2 2-1l.5 1.2" />
  ),
  eye: (
    <path d="M1.5 10C3.5 6.5 6.5 4.5 10 4.5s6.5 2 8.5 5.5c-2 3.5-5 5.5-8.5 5.5S3.5 13.5 1.5 10ZM10 12.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5Z" />
  ),
  copy: <path d="M7 7h10v10H7ZM13 7V3H3v10h4" />,
  settings: (
    <path d="M2.5 6H11m4.5 0h2M2.5 14h2m4.5 0h8.5M13.2 8.2a2.2 2.2 0 1 0 0-4.4 2.2 2.2 0 0 0 0 4.4Zm-6.4 8a2.2 2.2 0 1 0 0-4.4 2.2 2.2 0 0 0 0 4.4Z" />
  ),
  leave: <path d="M8 3H3v14h5M8 10h9m0 0-4-4m4 4-4 4" />,
  file: <path d="M4.5 2.5H12L15.5 6v11.5h-11ZM12 2.5V6h3.5" />,
  swap: <path d="M3 7h13m0 0-3.5-3.5M16 7l-3.5 3.5M17 13H4m0 0 3.5-3.5M4 13l3.5 3.5" />,
  message: <path d="M2.5 3.5h15v10.5H10L6 17.5V14H2.5Z" />,
  sun: (
    <path d="M10 13.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7ZM10 1.5v2m0 13v2M1.5 10h2m13 0h2M4 4l1.4 1.4m9.2 9.2L16 16M16 4l-1.4 1.4m-9.2 9.2L4 16" />
  ),
  moon: <path d="M16.5 11.5A7 7 0 0 1 8.5 3.5a7 7 0 1 0 8 8Z" />,
} as const satisfies Record<string, ReactNode>
