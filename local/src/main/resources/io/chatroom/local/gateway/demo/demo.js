// What a shop would do: load the chat, say who is signed in, and open it from a button of its own.

const $ = (id) => document.getElementById(id)
const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms))

function notice(text) {
  $('notice').textContent = text ?? ''
  $('notice').hidden = !text
}

async function inboxKey() {
  for (;;) {
    try {
      const { inbox_key: key } = await (await fetch('/demo/config.json')).json()
      if (key) return key
      notice('The demo inbox is being made; this takes a few seconds after the first start…')
    } catch {
      notice('No connection; trying again…')
    }
    await wait(1500)
  }
}

const loaded = (src) =>
  new Promise((resolve, reject) => {
    const script = document.createElement('script')
    Object.assign(script, { src, async: true, onload: resolve, onerror: reject })
    document.head.append(script)
  })

// The shop's server signs who is signed in; here the demo's own does.
const identity = (who) => async () => (await fetch(`/demo/identity/${who}`)).text()

async function begin() {
  const inbox = await inboxKey()
  notice()
  $('snippet').textContent = `<script async src="${location.origin}/widget.js" data-inbox="${inbox}"></script>`
  await loaded('/widget.js')
  const chat = window.Chatroom

  const kept = (name) => sessionStorage.getItem(`demo-${name}`) ?? ''
  const options = () => ({
    inbox,
    theme: $('theme').value,
    locale: $('locale').value,
    identity: $('who').value ? identity($('who').value) : undefined,
  })
  for (const name of ['who', 'theme', 'locale']) {
    if (kept(name)) $(name).value = kept(name)
    $(name).addEventListener('change', () => {
      sessionStorage.setItem(`demo-${name}`, $(name).value)
      applyTheme()
      if (name === 'who') {
        // as on a shared computer: who signs out leaves nothing behind
        chat.shutdown({ forget: true })
        chat.boot(options())
      } else chat.update(options())
    })
  }
  const applyTheme = () => {
    document.documentElement.dataset.theme = $('theme').value
  }
  applyTheme()
  chat.boot(options())
  $('ask').addEventListener('click', () => chat.show())
  for (const button of document.querySelectorAll('[data-ask]')) {
    button.addEventListener('click', () => chat.showNewMessage(button.dataset.ask))
  }
  chat.on('unread', ({ count }) => {
    document.title = `${count ? `(${count}) ` : ''}Pico Coffee, a made-up shop`
  })
}

begin()
