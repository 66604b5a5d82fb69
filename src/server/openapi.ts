import { z } from 'zod'
import type { Call } from '../shared/contract.ts'
import { refusalStatus } from '../shared/refusals.ts'
import type { Route } from '../shared/route.ts'
import { apiPrefix } from './api-prefix.ts'

type Schema = Record<string, unknown>

/** The API as OpenAPI 3.1, made from the contracts the server itself obeys. */
export function describeApi(routes: readonly Route[], baseUrl: string): Schema {
  const paths: Record<string, Record<string, Schema>> = {}
  for (const route of [...routes].sort((a, b) => a.call.name.localeCompare(b.call.name))) {
    const path = route.call.path.replace(/:([A-Za-z]+)/g, '{$1}')
    paths[path] = { ...paths[path], [route.call.method.toLowerCase()]: describeCall(route) }
  }
  paths['/files'] = { post: uploadCall }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Kontor',
      version: '1',
      description: 'The API behind every screen: the same contract, the same policy, the same errors.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: `${baseUrl}${apiPrefix}` }],
    paths,
    components: {
      schemas: { Problem: problemSchema() },
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: '__Host-kontor' } },
    },
    security: [{ session: [] }, {}],
  }
}

/** Files are stored first; calls then name them by their hash. */
const uploadCall: Schema = {
  operationId: 'server.uploadFile',
  summary: 'Store a file, to name it by its hash in calls that take one',
  tags: ['files'],
  requestBody: {
    content: {
      'multipart/form-data': {
        schema: {
          type: 'object',
          properties: { file: { type: 'string', format: 'binary' } },
          required: ['file'],
        },
      },
    },
  },
  responses: {
    '201': {
      description: 'Stored',
      content: {
        'application/json': {
          schema: {
            type: 'object',
            properties: { hash: { type: 'string' }, name: { type: 'string' } },
            required: ['hash', 'name'],
          },
        },
      },
    },
    default: {
      description: 'Refused',
      content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
    },
  },
}

function describeCall(route: Route): Schema {
  const { call } = route
  const schema = z.toJSONSchema(call.input, { io: 'input', unrepresentable: 'any' }) as Schema & {
    properties?: Record<string, Schema>
    required?: string[]
  }
  const inPath = [...call.path.matchAll(/:([A-Za-z]+)/g)].map(match => match[1] ?? '')
  const properties = Object.entries(schema.properties ?? {})
  const rest = properties.filter(([name]) => !inPath.includes(name))
  const required = schema.required ?? []
  const parameters = properties
    .filter(([name]) => inPath.includes(name) || call.method === 'GET')
    .map(([name, property]) => ({
      name,
      in: inPath.includes(name) ? 'path' : 'query',
      required: inPath.includes(name) || required.includes(name),
      schema: property,
    }))
  if (call.method === 'GET' && !call.file)
    parameters.push({
      name: 'If-None-Match',
      in: 'header' as 'path',
      required: false,
      schema: { type: 'string' },
    })
  if (call.method !== 'GET')
    parameters.push({
      name: 'Idempotency-Key',
      in: 'header' as 'path',
      required: false,
      schema: { type: 'string', maxLength: 255 },
    })
  return {
    operationId: call.name,
    summary: call.summary,
    tags: [call.name.split('.')[0] ?? ''],
    'x-who': route.who,
    parameters,
    ...(call.method === 'GET'
      ? {}
      : {
          requestBody: {
            content: {
              'application/json': {
                schema: {
                  type: 'object',
                  properties: Object.fromEntries(rest),
                  required: required.filter(name => !inPath.includes(name)),
                },
              },
            },
          },
        }),
    responses: {
      '200': {
        description: 'Done',
        ...(call.method === 'GET' && !call.file
          ? { headers: { ETag: { description: 'Names this very answer', schema: { type: 'string' } } } }
          : {}),
        content: describeAnswer(call),
      },
      ...(call.method === 'GET' && !call.file
        ? { '304': { description: 'The answer is still the one named in If-None-Match' } }
        : {}),
      default: {
        description: 'Refused',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    },
  }
}

function describeAnswer(call: Call): Schema {
  if (call.file) return { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } }
  return {
    'application/json': { schema: z.toJSONSchema(call.output, { io: 'output', unrepresentable: 'any' }) },
  }
}

function problemSchema(): Schema {
  const text = { type: 'string' }
  return {
    type: 'object',
    properties: {
      type: text,
      title: text,
      status: { type: 'integer' },
      code: { type: 'string', enum: Object.keys(refusalStatus) },
      requestId: text,
      faults: {
        type: 'array',
        items: {
          type: 'object',
          properties: { field: text, code: text, message: text },
          required: ['field', 'code', 'message'],
        },
      },
    },
    required: ['type', 'title', 'status', 'code', 'requestId', 'faults'],
  }
}
