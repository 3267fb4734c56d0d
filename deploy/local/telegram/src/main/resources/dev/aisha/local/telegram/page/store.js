// What the page knows: the people and groups, and the messages of every chat that was opened.

/** A group in the list of people: spoken in as its first administrator. */
function asPerson(group) {
  return { id: group.id, firstName: group.title, languageCode: 'group', member: group.administrators[0] ?? group.members[0] };
}

export const store = {
  bot: { name: 'Bot' },
  people: new Map(),
  chats: new Map(),
  selected: null,

  /** Takes over a fresh state of the server. */
  load(state) {
    this.bot = { name: state.bot.firstName, username: state.bot.username };
    this.people = new Map(state.people.map(({ person, last }) => [person.id, { ...person, last, unread: 0 }]));
    for (const { group, last } of state.groups) this.people.set(group.id, { ...asPerson(group), last, unread: 0 });
    this.chats.clear();
  },

  loadChat(id, messages) {
    this.chats.set(id, new Map(messages.map((message) => [message.id, message])));
  },

  person: (id) => store.people.get(id),
  message: (chat, id) => store.chats.get(chat)?.get(id),

  /** Takes an event over; what is known already stays as it is. */
  apply(event) {
    if (event.kind === 'person') {
      this.people.set(event.person.id, { unread: 0, ...this.people.get(event.person.id), ...event.person });
      return;
    }
    const person = this.people.get(event.chatId);
    const chat = this.chats.get(event.chatId);
    if (!event.message || !person) return;
    if (event.kind === 'deleted') {
      chat?.delete(event.message.id);
      if (person.last?.id === event.message.id) person.last = chat ? [...chat.values()].at(-1) : undefined;
      return;
    }
    chat?.set(event.message.id, event.message);
    if (!person.last || event.message.id >= person.last.id) person.last = event.message;
    if (event.kind === 'sent' && event.message.fromBot && this.selected !== event.chatId) person.unread += 1;
  },
};
