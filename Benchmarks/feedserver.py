"""Feeds on loopback, on as many hosts as one likes: 127.0.0.0/8 has sixteen million addresses."""

import asyncio
import collections
import threading


class Visit:
    """One request, and what may be done about it."""

    def __init__(self, host, path, headers, reader, writer):
        self.host, self.path, self.headers = host, path, headers
        self.reader, self.writer = reader, writer

    async def send(self, data):
        self.writer.write(data)
        await self.writer.drain()

    async def answer(self, body=b"", status="200 OK", headers=(), length=None):
        lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(body) if length is None else length}", *headers]
        await self.send("\r\n".join(lines).encode() + b"\r\n\r\n" + body)

    async def hang(self):
        """Until the other side has enough."""
        await self.reader.read()

    def reset(self):
        self.writer.transport.abort()


class FeedServer:
    """Serves in a thread of its own; `respond` is a coroutine function that gets each visit."""

    def __init__(self, hosts, respond):
        self.hosts, self.respond = hosts, respond
        self.requests = 0
        self.open, self.peak_by_host = collections.Counter(), collections.Counter()
        self.peak = 0
        self.loop = asyncio.new_event_loop()

    def __enter__(self):
        self.thread = threading.Thread(target=self.loop.run_forever, daemon=True)
        self.thread.start()
        asyncio.run_coroutine_threadsafe(self.listen(), self.loop).result()
        return self

    def __exit__(self, *_):
        asyncio.run_coroutine_threadsafe(self.hang_up(), self.loop).result()
        self.loop.call_soon_threadsafe(self.loop.stop)
        self.thread.join()

    async def listen(self):
        first = await asyncio.start_server(self.serve, self.hosts[0], 0, backlog=256)
        self.port = first.sockets[0].getsockname()[1]
        self.listeners = [first] + [
            await asyncio.start_server(self.serve, host, self.port, backlog=256) for host in self.hosts[1:]]

    async def hang_up(self):
        for listener in self.listeners:
            listener.close()
        visits = asyncio.all_tasks() - {asyncio.current_task()}
        for visit in visits:
            visit.cancel()
        await asyncio.gather(*visits, return_exceptions=True)

    async def serve(self, reader, writer):
        host = writer.get_extra_info("sockname")[0]
        try:
            while True:
                head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
                headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in head[1:])}
                self.begin(host)
                try:
                    await self.respond(Visit(host, head[0].split()[1], headers, reader, writer))
                finally:
                    self.open[host] -= 1
        except (asyncio.IncompleteReadError, ConnectionError, asyncio.CancelledError):
            pass
        finally:
            writer.close()

    def begin(self, host):
        self.requests += 1
        self.open[host] += 1
        self.peak = max(self.peak, self.open.total())
        self.peak_by_host[host] = max(self.peak_by_host[host], self.open[host])
