import { describe, expect, it } from 'vitest'
import { evaluate } from './evaluate.ts'
import { ndcg, percentile, recall } from './measures.ts'
import { EvaluationFault, readCorpus, readJudgements, readQueries } from './read-beir.ts'

const faultOf = (read: () => unknown) => {
  try {
    read()
  } catch (error) {
    if (error instanceof EvaluationFault) return error.message
    throw error
  }
  return 'read'
}

describe('measures', () => {
  it('computes nDCG as trec_eval does: linear gain, log2 discount, ideal over all judged', () => {
    const judged = new Map([
      ['a', 3],
      ['b', 2],
      ['c', 0],
    ])

    expect(ndcg(['b', 'c', 'a'], judged, 10)).toBeCloseTo((2 + 3 / 2) / (3 + 2 / Math.log2(3)), 12)
    expect(ndcg(['a', 'b'], judged, 10)).toBe(1)
    expect(ndcg(['x', 'a'], judged, 1)).toBe(0)
    expect(ndcg([], new Map(), 10)).toBe(0)
  })

  it('computes recall over the relevant and percentiles by nearest rank', () => {
    const judged = new Map([
      ['a', 1],
      ['b', 2],
      ['c', 0],
    ])

    expect(recall(['c', 'b', 'a'], judged, 2)).toBe(0.5)
    expect(percentile([5, 1, 3, 2, 4], 0.5)).toBe(3)
    expect(percentile([5, 1, 3, 2, 4], 0.95)).toBe(5)
    expect(percentile([], 0.5)).toBe(0)
  })
})

describe('reading files', () => {
  it('reads the three files in each of their forms', () => {
    expect(readCorpus('\ufeff{"_id": 7, "text": "b"}\r\n\r\n{"_id":"x","title":"t","text":""}\n')).toEqual([
      { id: '7', title: '', text: 'b' },
      { id: 'x', title: 't', text: '' },
    ])
    expect(readQueries('query-id\ttext\nq1\twhat\tis\n')).toEqual([{ id: 'q1', text: 'what\tis' }])
    expect(readQueries('{"_id":"q1","text":"what"}')).toEqual([{ id: 'q1', text: 'what' }])
    const judged = new Map([['q1', new Map([['d1', 2]])]])
    expect(readJudgements('q1 0 d1 2\n')).toEqual(judged)
    expect(readJudgements('q1\t0\td1\t2')).toEqual(judged)
    expect(readJudgements('q one\td 1\t2', ['q one', 'd 1'])).toEqual(
      new Map([['q one', new Map([['d 1', 2]])]]),
    )
    expect(readJudgements('query-id\tcorpus-id\tscore\r\nq1\td1\t2\r\n')).toEqual(judged)
  })

  it('names line and field of what it cannot read', () => {
    expect([
      faultOf(() => readCorpus('{"_id":"a","text":"b"}\n{"_id":"a","text":"c"}')),
      faultOf(() => readCorpus('{"_id":"a","title":3,"text":"b"}')),
      faultOf(() => readCorpus('{"_id":"a"}')),
      faultOf(() => readCorpus('[]')),
      faultOf(() => readCorpus('')),
      faultOf(() => readQueries('q1 what')),
      faultOf(() => readQueries('q1\twhat\nq1\twho')),
      faultOf(() => readJudgements('q1 0 d1 1\nq1 0 d1')),
      faultOf(() => readJudgements('q1 0 d1 1\nq1 0 d2 yes')),
      faultOf(() => readJudgements('q1 d1')),
      faultOf(() => readJudgements('q one d1 1', ['q one', 'd1'])),
    ]).toEqual([
      'Line 2, field _id: the id "a" stands on line 1 already.',
      'Line 1, field title: it is not a text.',
      'Line 1, field text: it is missing.',
      'Line 1, field _id: the line is not a JSON object like {"_id": …, "title": …, "text": …}.',
      'Line 1, field _id: the corpus has no documents.',
      'Line 1, field text: a query is an id, a tab and a text; there is no tab.',
      'Line 2, field id: the id "q1" stands on line 1 already.',
      'Line 2, field rel: "d1" is not a number.',
      'Line 2, field rel: "yes" is not a number.',
      'Line 1, field docid: a judgement has 3 or 4 columns, this line has 2.',
      'Line 1, field qid: the id "q one" has a blank in it, so that the columns must stand between tabs.',
    ])
  })
})

describe('an evaluation', () => {
  it('asks the judged queries and finds out the language', () => {
    let clock = 0
    const evaluation = evaluate({
      documents: [
        { id: 'a', title: 'Netzhaut', text: 'Die Dicke der Netzhaut wird mit Licht gemessen.' },
        { id: 'b', title: '', text: 'Der Laser schweißt die Bleche für den Wagen.' },
      ],
      queries: [
        { id: 'q1', text: 'Womit schweißt man Bleche?' },
        { id: 'q2', text: 'nicht beurteilt' },
      ],
      judgements: new Map([['q1', new Map([['b', 1]])]]),
      languages: ['en', 'de', 'nl'],
      now: () => clock++,
    })

    expect(evaluation).toEqual({
      language: 'de',
      documents: 2,
      queries: 1,
      ndcgAt10: 1,
      recallAt100: 1,
      p50Ms: 1,
      p95Ms: 1,
      buildMs: 1,
    })
  })
})
