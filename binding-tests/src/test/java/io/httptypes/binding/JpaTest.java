package io.httptypes.binding;

import io.httptypes.HttpStatus;
import io.httptypes.RequestMethod;
import io.httptypes.StatusCode;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.List;
import org.h2.jdbcx.JdbcDataSource;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.Configuration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Hibernate with H2, and the converters of the page. */
class JpaTest {
    @Entity(name = "Visit")
    public static class Visit {
        @Id
        public int id;

        public @Nullable StatusCode status;
        public @Nullable RequestMethod method;

        /** What the page warns of. */
        public @Nullable HttpStatus constant;
    }

    @Test
    void storesNumbersAndTokens() {
        try (SessionFactory factory = factory(true)) {
            factory.inTransaction(session -> {
                for (int code = 100; code <= 999; code++) {
                    session.persist(visit(code, StatusCode.of(code), RequestMethod.of("PURGE")));
                }
                session.persist(visit(1, null, null));
            });

            factory.inTransaction(session -> {
                for (int code = 100; code <= 999; code++) {
                    Visit visit = session.find(Visit.class, code);
                    assertThat(visit.status).isSameAs(StatusCode.of(code));
                    assertThat(visit.method).isEqualTo(RequestMethod.of("PURGE"));
                }
                assertThat(session.find(Visit.class, 1).status).isNull();
                assertThat(session.createNativeQuery("select status, method from Visit where id = 520", Object[].class)
                                .getSingleResult())
                        .containsExactly(520, "PURGE");
                assertThat(session.createQuery("from Visit where status = :status", Visit.class)
                                .setParameter("status", HttpStatus.NOT_FOUND)
                                .getResultList())
                        .singleElement()
                        .satisfies(visit -> assertThat(visit.id).isEqualTo(404));
            });
        }
    }

    @Test
    void plainFieldsAreWhatThePageWarnsOf() {
        try (SessionFactory factory = factory(false)) {
            factory.inTransaction(session -> {
                Visit visit = visit(1, StatusCode.of(520), RequestMethod.of("PURGE"));
                visit.constant = HttpStatus.NOT_FOUND;
                session.persist(visit);
            });

            factory.inTransaction(session -> {
                Object[] row = session.createNativeQuery("select status, method, constant from Visit", Object[].class)
                        .getSingleResult();
                assertThat(row[0]).isInstanceOf(byte[].class);
                assertThat(row[1]).isInstanceOf(byte[].class);
                assertThat(((Number) row[2]).intValue())
                        .isEqualTo(List.of(HttpStatus.values()).indexOf(HttpStatus.NOT_FOUND));
            });
        }
    }

    private static Visit visit(int id, @Nullable StatusCode status, @Nullable RequestMethod method) {
        Visit visit = new Visit();
        visit.id = id;
        visit.status = status;
        visit.method = method;
        return visit;
    }

    private static SessionFactory factory(boolean converts) {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:mem:" + converts + ";DB_CLOSE_DELAY=-1");
        Configuration configuration =
                new Configuration().addAnnotatedClass(Visit.class).setProperty("hibernate.hbm2ddl.auto", "create-drop");
        configuration.getProperties().put("hibernate.connection.datasource", database);
        if (converts) {
            List.of(StatusCodeConverter.class, RequestMethodConverter.class)
                    .forEach(configuration::addAttributeConverter);
        }
        return configuration.buildSessionFactory();
    }
}
