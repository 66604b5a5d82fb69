/**
 * Measures the schedule engine, everything in one run:
 *
 * - `files`: every .dzn file of FOLDER (the published problem), beside two peers;
 * - `drawn`: problems drawn in the shapes of the 20 published originals, and each varied in one of the ways in
 *   which the published set varies them (`--crafted all`: in every way), beside the same peers;
 * - `missions`: requests of which not all fit;
 * - `curve`, `over`, `repair`: the large family from 200 to 20,000 requests, 16,000 requests for 12,000 seats,
 *   and repairs of a large event.
 *
 *   npm run bench -- schedule [FOLDER] [--only PART,PART] [--time SECONDS] [--large-time SECONDS]
 *                             [--peer-time SECONDS] [--no-peer] [--crafted all|none] [--seed N] [--cpu]
 *
 * Nothing here fails because of a time.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readDzn } from '../src/engines/scheduling/formats/dzn.ts'
import { generateMission } from '../src/engines/scheduling/generate.ts'
import { type Case, findPeers, printCases } from './schedule-cases.ts'
import { CRAFTS, craft } from './schedule-crafted.ts'
import { printCurve, printOverfull, printRepairs } from './schedule-scale.ts'
import { drawOriginal, ORIGINAL_SHAPES } from './schedule-shapes.ts'

const args = process.argv.slice(2)
const flags = new Set(['--no-peer', '--cpu'])
const seconds = Number(readOption('--time') ?? 60)
const largeSeconds = Number(readOption('--large-time') ?? 20)
const seed = Number(readOption('--seed') ?? 1)
const byCpu = args.includes('--cpu')
const folder = args.find((word, index) => !word.startsWith('--') && !isValue(index))
const only = readOption('--only')?.split(',')
const peers = args.includes('--no-peer')
  ? undefined
  : findPeers(Number(readOption('--peer-time') ?? Math.min(seconds, 10)))

function readOption(option: string): string | undefined {
  const place = args.indexOf(option)
  return place >= 0 ? args[place + 1] : undefined
}

function isValue(index: number): boolean {
  const before = args[index - 1]
  return before?.startsWith('--') === true && !flags.has(before)
}

function wants(part: string): boolean {
  return only?.includes(part) ?? true
}

function listFiles(path: string): Case[] {
  return readdirSync(path)
    .filter(file => file.endsWith('.dzn'))
    .sort()
    .map(file => ({
      name: file.replace(/\.dzn$/, ''),
      problem: readDzn(readFileSync(join(path, file), 'utf8')),
      seconds,
    }))
}

function listDrawn(): Case[] {
  const crafted = readOption('--crafted')
  return Object.entries(ORIGINAL_SHAPES).flatMap(([name, shape], index) => {
    const problem = drawOriginal(shape, seed)
    const kinds = crafted === 'none' ? [] : CRAFTS.filter((_, kind) => kind === index % CRAFTS.length)
    return [
      { name: `like ${name}`, problem, seconds },
      ...(crafted === 'all' ? CRAFTS : kinds).map(kind => ({
        name: `like ${name}, ${kind}`,
        problem: craft(problem, kind, seed),
        seconds,
      })),
    ]
  })
}

function listMissions(): Case[] {
  const small = {
    delegates: 30,
    locals: 70,
    requests: 350,
    days: 2,
    slotsPerSession: 6,
    tables: 14,
    booths: 5,
  }
  const large = { ...small, delegates: 60, locals: 120, requests: 600, tables: 15 }
  return [seed, seed + 1].flatMap(number => [
    {
      name: `mission, 100 people, 350 requests/${number}`,
      problem: generateMission({ ...small, seed: number }),
      seconds: Math.min(10, seconds),
    },
    {
      name: `mission, 180 people, 600 requests/${number}`,
      problem: generateMission({ ...large, seed: number }),
      seconds: Math.min(10, seconds),
    },
  ])
}

if (peers)
  console.log(
    `Peers, at most ${peers.seconds} s each: CaDiCaL used naively; ${peers.gecode ?? 'MiniZinc is not installed'}.`,
  )
if (folder !== undefined && wants('files')) await printCases(listFiles(folder), peers)
if (wants('drawn')) await printCases(listDrawn(), peers)
if (wants('missions')) await printCases(listMissions(), undefined)
const large = { seconds: largeSeconds, byCpu }
if (wants('curve')) await printCurve(large)
if (wants('over')) await printOverfull(large)
if (wants('repair')) await printRepairs(large)
