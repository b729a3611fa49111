// A visitor's side of the site API, as small as it can be: no library, no build.

const $ = (id) => document.getElementById(id)
const list = $('messages')
const field = $('text')
const button = document.querySelector('form button')
const messages = new Map() // by client_message_id for what we wrote here, by id otherwise

let key
let token
let lastSeq = 0

const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms))
const stored = (name) => `chatroom-demo-${key}-${name}`

function notice(text) {
  $('notice').textContent = text ?? ''
  $('notice').hidden = !text
}

// --- what is seen

function show(message) {
  const atEnd = list.scrollHeight - list.scrollTop - list.clientHeight < 40
  let item = message.item
  if (!item) {
    item = message.item = document.createElement('li')
    item.append(document.createElement('p'), document.createElement('p'))
    item.firstChild.className = 'text'
    item.lastChild.className = 'about'
  }
  item.className = [message.mine ? 'mine' : 'theirs', message.state].join(' ')
  item.firstChild.textContent = message.text
  item.lastChild.textContent = about(message)
  if (message.state === 'failed') {
    const retry = document.createElement('button')
    retry.type = 'button'
    retry.textContent = 'Try again'
    retry.addEventListener('click', () => send(message))
    item.lastChild.append(retry)
  }
  // by order of arrival at the server; what it has not yet stays at the end
  const place = (other) => other.seq ?? Number.MAX_SAFE_INTEGER
  const after = [...messages.values()].find((other) => other.item?.isConnected && other !== message && place(other) > place(message))
  if (!item.isConnected || (after && item.nextSibling !== after.item)) list.insertBefore(item, after?.item ?? null)
  if (atEnd || message.mine) list.scrollTop = list.scrollHeight
}

function about(message) {
  const time = new Date(message.at).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' })
  const state = { sending: 'Sending…', failed: 'Not sent.', sent: 'Sent' }[message.state]
  return message.mine ? `${state} ${time} ` : `${message.name ?? 'Support'} · ${time}`
}

function arrived(view) {
  const id = view.client_message_id ?? view.id
  const message = messages.get(id) ?? {}
  Object.assign(message, {
    text: view.text,
    mine: view.sender.kind === 'contact',
    name: view.sender.name,
    at: view.created_at,
    seq: view.seq,
    state: 'sent',
  })
  messages.set(id, message)
  lastSeq = Math.max(lastSeq, view.seq)
  show(message)
}

// --- the site API

async function call(path, options = {}) {
  const response = await fetch(path, {
    ...options,
    headers: {
      ...(options.body && { 'Content-Type': 'application/json' }),
      ...(token && { Authorization: `Bearer ${token}` }),
      ...options.headers,
    },
  })
  if (response.status === 401 && token) {
    // the token has expired: the next start opens a new session
    localStorage.removeItem(stored('token'))
    throw new Error('The session has ended; reload the page.')
  }
  if (!response.ok) {
    const problem = await response.json().catch(() => ({}))
    throw new Error(problem.detail ?? `The server answered ${response.status}.`)
  }
  return response
}

async function openSession() {
  token = localStorage.getItem(stored('token')) ?? undefined
  if (token) return
  const name = `Visitor ${1000 + Math.floor(Math.random() * 9000)}`
  const response = await call(`/site/v1/${key}/sessions`, { method: 'POST', body: JSON.stringify({ name }) })
  token = (await response.json()).token
  localStorage.setItem(stored('token'), token)
}

async function send(message) {
  message.state = 'sending'
  show(message)
  try {
    const body = JSON.stringify({ client_message_id: message.id, text: message.text })
    await call(`/site/v1/${key}/messages`, { method: 'POST', body })
    message.state = 'sent'
  } catch (error) {
    if (message.state === 'sending') message.state = 'failed'
    console.warn(error)
  }
  show(message)
}

async function catchUp() {
  for (;;) {
    const query = lastSeq ? `after_seq=${lastSeq}&limit=200` : 'limit=200'
    const page = await (await call(`/api/site/v1/${key}/messages?${query}`)).json()
    page.items.forEach(arrived)
    if (!lastSeq || page.items.length < 200) return
  }
}

// EventSource cannot carry a token, so the stream is read by hand
async function follow() {
  let lastEventId
  for (;;) {
    try {
      await catchUp()
      const response = await call(`/api/site/v1/${key}/stream`, {
        headers: { Accept: 'text/event-stream', ...(lastEventId && { 'Last-Event-ID': lastEventId }) },
      })
      notice()
      await catchUp()
      for await (const event of events(response.body)) {
        lastEventId = event.id ?? lastEventId
        if (event.name === 'reset') await catchUp()
        else if (event.name?.startsWith('message.')) arrived(JSON.parse(event.data))
      }
    } catch (error) {
      notice(error instanceof TypeError ? 'No connection; trying again…' : error.message)
    }
    await wait(1500)
  }
}

async function* events(body) {
  let rest = ''
  for await (const text of body.pipeThrough(new TextDecoderStream())) {
    const blocks = (rest + text).split(/\r?\n\r?\n/)
    rest = blocks.pop()
    for (const block of blocks) {
      const event = { data: '' }
      for (const line of block.split(/\r?\n/)) {
        const [, field, value] = /^(\w*): ?(.*)$/.exec(line) ?? []
        if (field === 'event') event.name = value
        else if (field === 'id') event.id = value
        else if (field === 'data') event.data += value
      }
      yield event
    }
  }
}

// --- begin

$('composer').addEventListener('submit', (event) => {
  event.preventDefault()
  const text = field.value.trim()
  if (!text) return
  field.value = ''
  const message = { id: crypto.randomUUID(), text, mine: true, at: Date.now() }
  messages.set(message.id, message)
  send(message)
})

field.addEventListener('keydown', (event) => {
  if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
    event.preventDefault()
    $('composer').requestSubmit()
  }
})

async function begin() {
  for (;;) {
    try {
      key = (await (await call('/demo/config.json')).json()).inbox_key
      if (key) {
        await openSession()
        break
      }
      notice('The demo inbox is being made; this takes a few seconds after the first start…')
    } catch (error) {
      notice(error instanceof TypeError ? 'No connection; trying again…' : error.message)
    }
    await wait(1500)
  }
  notice()
  field.disabled = button.disabled = false
  field.focus()
  follow()
}

begin()
