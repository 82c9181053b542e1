import { type Page, showPage } from './answer.ts'

/** The one page for "not there" and "not yours": the same words for both. */
export function missingPage(): Page {
  return showPage({
    face: 'task',
    status: 404,
    title: 'There is nothing here for you',
    body: (
      <div class="title-block">
        <h1>There is nothing here for you</h1>
        <p class="lead">
          The address may be mistyped, a link may have been used or run out, or the page may belong to someone else.
        </p>
        <p>
          <a href="/">Go to the front page</a>, or <a href="/sign-in">sign in</a> if you have not.
        </p>
      </div>
    ),
  })
}

/** Sent without a session: nothing was done. */
export function signInFirstPage(): Page {
  return showPage({
    face: 'task',
    status: 401,
    title: 'Sign in first',
    body: (
      <div class="title-block">
        <h1>Sign in first</h1>
        <p class="lead">
          Your session has ended, so nothing was saved. Go back with your browser to keep what you typed.
        </p>
        <p>
          <a href="/sign-in">Sign in</a>
        </p>
      </div>
    ),
  })
}

/** The form's token did not fit: another site, or a form left open too long. */
export function expiredFormPage(): Page {
  return showPage({
    face: 'task',
    status: 403,
    title: 'This form has expired',
    body: (
      <div class="title-block">
        <h1>This form has expired</h1>
        <p class="lead">
          You signed in or out since it was opened, or it did not come from this office. Nothing was saved.
        </p>
        <p>Go back with your browser, copy what you typed, reload the page and send it again.</p>
      </div>
    ),
  })
}

/** Asked too often; the same words whatever was asked for. */
export function tooManyPage(seconds: number): Page {
  return showPage({
    face: 'task',
    status: 429,
    title: 'That was too often',
    body: (
      <div class="title-block">
        <h1>That was too often</h1>
        <p class="lead">Wait {seconds} seconds and try again. The limit keeps guessers out.</p>
      </div>
    ),
  })
}

/** More files than one form takes. */
export function tooManyFilesPage(most: number): Page {
  return showPage({
    face: 'task',
    status: 413,
    title: 'These are too many files',
    body: (
      <div class="title-block">
        <h1>These are too many files</h1>
        <p class="lead">{`One form takes up to ${most} files. Nothing was kept.`}</p>
        <p>Go back with your browser and send fewer at a time.</p>
      </div>
    ),
  })
}

/** More in files than this door takes. */
export function filesTooLargePage(maxBytes: number): Page {
  return showPage({
    face: 'task',
    status: 413,
    title: 'This file is too large',
    body: (
      <div class="title-block">
        <h1>This file is too large</h1>
        <p class="lead">Files sent on this page may have up to {showMegabytes(maxBytes)} together. Nothing was kept.</p>
        <p>Go back with your browser and send a smaller file, or the parts of this one, one by one.</p>
      </div>
    ),
  })
}

/** More in fields than a form takes. */
export function formTooLargePage(maxBytes: number): Page {
  return showPage({
    face: 'task',
    status: 413,
    title: 'This is too much for one form',
    body: (
      <div class="title-block">
        <h1>This is too much for one form</h1>
        <p class="lead">What is typed on one page may have up to {showMegabytes(maxBytes)}. Nothing was saved.</p>
        <p>Go back with your browser, shorten the longest text and send it again.</p>
      </div>
    ),
  })
}

function showMegabytes(bytes: number): string {
  return `${Math.floor(bytes / 1_048_576)} MB`
}

/** The number of a fault as it is read out on the telephone: "4F2A-91C0". The line of the log has it too. */
export function showFaultNumber(requestId: string): string {
  return `${requestId.slice(0, 4)}-${requestId.slice(4, 8)}`.toUpperCase()
}

/** We or the world broke. The number finds the log line. */
export function faultPage(requestId: string): Page {
  return showPage({
    face: 'task',
    status: 500,
    title: 'Something broke on our side',
    body: (
      <div class="title-block">
        <h1>Something broke on our side</h1>
        <p class="lead">It was not your doing, and nothing was half saved. Try once more in a minute.</p>
        <p>
          If it happens again, tell the office this number: <b>{showFaultNumber(requestId)}</b>
        </p>
      </div>
    ),
  })
}
