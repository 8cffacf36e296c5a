/*
 * Loaded into a process before the C library (LD_PRELOAD): delays what puts octets on disk, and moves the wall clock.
 * How much of both stands in a file, which the storm writes while the process runs. Connections to others on loopback
 * come from an address of the process's own, so that its packets can be told from those of others.
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <dlfcn.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

struct orders {
    volatile int64_t sync_delay_millis;
    volatile int64_t clock_offset_millis;
};

static struct orders *orders;
static struct in_addr source; /* 0.0.0.0: whatever the kernel takes */
static int (*real_clock_gettime)(clockid_t, struct timespec *);

__attribute__((constructor)) static void begin(void) {
    real_clock_gettime = (int (*)(clockid_t, struct timespec *)) dlsym(RTLD_NEXT, "clock_gettime");
    const char *address = getenv("CULVER_STORM_SOURCE");
    if (address != NULL) {
        inet_pton(AF_INET, address, &source);
    }
    const char *path = getenv("CULVER_STORM_ORDERS");
    int file = path == NULL ? -1 : open(path, O_RDONLY | O_CLOEXEC);
    if (file >= 0) {
        void *mapped = mmap(NULL, sizeof(struct orders), PROT_READ, MAP_SHARED, file, 0);
        orders = mapped == MAP_FAILED ? NULL : mapped;
        close(file);
    }
}

static void delay(void) {
    int64_t millis = orders == NULL ? 0 : orders->sync_delay_millis;
    if (millis > 0) {
        usleep(millis * 1000);
    }
}

int fsync(int file) {
    delay();
    return syscall(SYS_fsync, file);
}

int fdatasync(int file) {
    delay();
    return syscall(SYS_fdatasync, file);
}

int msync(void *from, size_t length, int flags) {
    delay();
    return syscall(SYS_msync, from, length, flags);
}

int clock_gettime(clockid_t clock, struct timespec *now) {
    int failed = real_clock_gettime == NULL ? syscall(SYS_clock_gettime, clock, now) : real_clock_gettime(clock, now);
    if (!failed && clock == CLOCK_REALTIME && orders != NULL) {
        int64_t offset = orders->clock_offset_millis;
        now->tv_sec += offset / 1000;
        now->tv_nsec += offset % 1000 * 1000000;
        if (now->tv_nsec >= 1000000000) {
            now->tv_nsec -= 1000000000;
            now->tv_sec++;
        } else if (now->tv_nsec < 0) {
            now->tv_nsec += 1000000000;
            now->tv_sec--;
        }
    }
    return failed;
}

int gettimeofday(struct timeval *restrict now, void *restrict zone) {
    struct timespec precise;
    (void) zone;
    int failed = clock_gettime(CLOCK_REALTIME, &precise);
    now->tv_sec = precise.tv_sec;
    now->tv_usec = precise.tv_nsec / 1000;
    return failed;
}

time_t time(time_t *result) {
    struct timespec precise;
    clock_gettime(CLOCK_REALTIME, &precise);
    if (result != NULL) {
        *result = precise.tv_sec;
    }
    return precise.tv_sec;
}

/* An error is ignored: then the connection comes from where it would have come without. */
static void bind_to_source(int socket, const struct sockaddr *to) {
    static const unsigned char mapped_loopback[] = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff, 127};
    if (source.s_addr == 0) {
        return;
    }
    if (to->sa_family == AF_INET6) {
        const struct sockaddr_in6 *there = (const struct sockaddr_in6 *) to;
        if (memcmp(&there->sin6_addr, mapped_loopback, sizeof mapped_loopback) == 0) {
            struct sockaddr_in6 here = {.sin6_family = AF_INET6};
            memcpy(&here.sin6_addr, mapped_loopback, sizeof mapped_loopback);
            memcpy(here.sin6_addr.s6_addr + 12, &source, sizeof source);
            bind(socket, (struct sockaddr *) &here, sizeof here);
        }
    } else if (to->sa_family == AF_INET) {
        const struct sockaddr_in *there = (const struct sockaddr_in *) to;
        if (ntohl(there->sin_addr.s_addr) >> 24 == 127) {
            struct sockaddr_in here = {.sin_family = AF_INET, .sin_addr = source};
            bind(socket, (struct sockaddr *) &here, sizeof here);
        }
    }
}

int connect(int socket, const struct sockaddr *to, socklen_t length) {
    bind_to_source(socket, to);
    return syscall(SYS_connect, socket, to, length);
}
