import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type BoardField, moveOnBoard } from './board-moves.ts'

const field: BoardField = {
  rows: 4,
  columns: 3,
  page: 3,
  isStop: ({ row, column }) => row === 2 && column === 1,
}
const plain = (key: string) => ({ key, ctrlKey: false })
const withCtrl = (key: string) => ({ key, ctrlKey: true })

test('arrows go one cell and stay on the board', () => {
  expect([
    moveOnBoard({ row: 0, column: 0 }, plain('ArrowRight'), field),
    moveOnBoard({ row: 0, column: 0 }, plain('ArrowUp'), field),
    moveOnBoard({ row: 3, column: 2 }, plain('ArrowDown'), field),
  ]).toEqual([
    { row: 0, column: 1 },
    { row: 0, column: 0 },
    { row: 3, column: 2 },
  ])
})

test('Home and End go along the row, with Ctrl to the corners; Page keys leap', () => {
  expect([
    moveOnBoard({ row: 2, column: 1 }, plain('Home'), field),
    moveOnBoard({ row: 2, column: 1 }, withCtrl('End'), field),
    moveOnBoard({ row: 2, column: 1 }, plain('PageUp'), field),
    moveOnBoard({ row: 0, column: 1 }, plain('PageDown'), field),
  ]).toEqual([
    { row: 2, column: 0 },
    { row: 3, column: 2 },
    { row: 0, column: 1 },
    { row: 3, column: 1 },
  ])
})

test('Ctrl and an arrow stop at the next cell that matters, else at the edge', () => {
  expect([
    moveOnBoard({ row: 0, column: 1 }, withCtrl('ArrowDown'), field),
    moveOnBoard({ row: 0, column: 0 }, withCtrl('ArrowDown'), field),
  ]).toEqual([
    { row: 2, column: 1 },
    { row: 3, column: 0 },
  ])
})

test('other keys do not move, and no key leaves the board', () => {
  expect(moveOnBoard({ row: 1, column: 1 }, plain('x'), field)).toBe(null)
  const keys = ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Home', 'End', 'PageUp', 'PageDown']
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 60 }),
      fc.integer({ min: 1, max: 40 }),
      fc.array(fc.tuple(fc.constantFrom(...keys), fc.boolean()), { maxLength: 30 }),
      (rows, columns, presses) => {
        let at = { row: 0, column: 0 }
        for (const [key, ctrlKey] of presses)
          at = moveOnBoard(at, { key, ctrlKey }, { rows, columns, page: 7, isStop: () => false }) ?? at
        expect(at.row >= 0 && at.row < rows && at.column >= 0 && at.column < columns).toBe(true)
      },
    ),
  )
})
