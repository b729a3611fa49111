package io.chatroom.e2e.workers;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/**
 * A port that leads to another one, once it has been opened. Before that nobody gets a connection: whoever is claimed to be sent
 * through it has not been sent. It stays shut by a queue that is full, so that the system lets connections wait by itself.
 */
public final class Door implements Closeable {
    private final ServerSocket server;
    private final int behind;
    private final List<Socket> inTheWay = new ArrayList<>();

    private Door(ServerSocket server, int behind) {
        this.server = server;
        this.behind = behind;
    }

    /** Shut. @param behind the port on this machine to which it leads */
    public static Door shut(int behind) {
        try {
            Door door = new Door(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()), behind);
            // a queue for one holds two
            for (int i = 0; i < 2; i++) {
                Socket socket = new Socket();
                socket.connect(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), door.server.getLocalPort()), 1000);
                door.inTheWay.add(socket);
            }
            return door;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot listen on the loopback address", e);
        }
    }

    public URI url(String path) {
        return URI.create("http://127.0.0.1:" + server.getLocalPort() + path);
    }

    /** For good. Who has been waiting gets through within a second or two, as their system tries again. */
    public void open() throws IOException {
        for (Socket socket : inTheWay) {
            socket.close();
        }
        Thread.ofVirtual().name("door").start(this::letIn);
    }

    private void letIn() {
        while (!server.isClosed()) {
            try {
                Socket in = server.accept();
                Socket out = new Socket(InetAddress.getLoopbackAddress(), behind);
                Thread.ofVirtual().start(() -> pass(in, out));
                Thread.ofVirtual().start(() -> pass(out, in));
            } catch (IOException e) {
                // closed, or one that was gone before it was there
                continue;
            }
        }
    }

    private static void pass(Socket from, Socket to) {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            in.transferTo(out);
        } catch (IOException e) {
            // either side may go whenever it likes
            return;
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket socket : inTheWay) {
            socket.close();
        }
    }
}
