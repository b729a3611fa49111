import type { components } from './schema';

export type Problem = components['schemas']['Problem'];
export type FieldError = components['schemas']['FieldError'];

/** An answer the server gave on purpose: an RFC 9457 problem, with a sentence a person can act on. */
export class ProblemError extends Error {
  constructor(readonly problem: Problem) {
    super(problem.detail || problem.title);
    this.name = 'ProblemError';
  }
  get status(): number {
    return this.problem.status;
  }
  get code(): string {
    return this.problem.code;
  }
  get requestId(): string | null {
    return this.problem.request_id || null;
  }
}

/** No answer at all: the network is away, or something between us and the server dropped the request. */
export class NoAnswerError extends Error {
  constructor(cause: unknown) {
    super('The server could not be reached.', { cause });
    this.name = 'NoAnswerError';
  }
}

/** Reads a refusal; gateways in between answer in other shapes than our services do. */
export async function problemFrom(response: Response): Promise<ProblemError> {
  const said: unknown = await response.json().catch(() => null);
  const body = typeof said === 'object' && said !== null ? (said as Partial<Problem>) : {};
  return new ProblemError({
    type: body.type ?? 'about:blank',
    title: body.title ?? `The server answered ${response.status}.`,
    status: response.status,
    detail: body.detail ?? '',
    code: body.code ?? `http_${response.status}`,
    errors: body.errors ?? [],
    request_id: body.request_id ?? response.headers.get('x-request-id') ?? '',
  });
}

export function isSignedOut(error: unknown): boolean {
  return error instanceof ProblemError && (error.status === 401 || error.status === 499);
}

export function isNotFound(error: unknown): boolean {
  return error instanceof ProblemError && error.status === 404;
}

export function requestIdOf(error: unknown): string | null {
  return error instanceof ProblemError ? error.requestId : null;
}

/** What is wrong with one field. The server names fields by their path: `settings.allowed_origins[1]`. */
export function fieldError(error: unknown, field: string): string | undefined {
  if (!(error instanceof ProblemError)) return undefined;
  return error.problem.errors.find(
    (one) =>
      one.field
        .replace(/\[\d+\]/g, '')
        .split('.')
        .at(-1) === field,
  )?.message;
}

export function isForbidden(error: unknown): boolean {
  return error instanceof ProblemError && error.status === 403;
}
