package ecsremediation.simulator.logs.query;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Collectors;

/** The functions of values of one row [CloudWatch Logs user guide, operations and functions]. */
enum RowFunction {
    /** {@code bin(5m)} is {@code datefloor(@timestamp, 5m)}. */
    DATEFLOOR(2, 2) {
        @Override
        Optional<QueryValue> of(List<Optional<QueryValue>> arguments) {
            return rounded(arguments, false);
        }
    },
    DATECEIL(2, 2) {
        @Override
        Optional<QueryValue> of(List<Optional<QueryValue>> arguments) {
            return rounded(arguments, true);
        }
    },
    FROMMILLIS(1, 1) {
        @Override
        Optional<QueryValue> of(List<Optional<QueryValue>> arguments) {
            return arguments
                    .getFirst()
                    .flatMap(RowFunction::number)
                    .map(millis -> new QueryValue.Time(Instant.ofEpochMilli(millis.longValue())));
        }
    },
    TOMILLIS(1, 1) {
        @Override
        Optional<QueryValue> of(List<Optional<QueryValue>> arguments) {
            return computed(arguments, millis -> millis);
        }
    },
    ABS(1, 1) {
        @Override
        Optional<QueryValue> of(List<Optional<QueryValue>> arguments) {
            return computed(arguments, Math::abs);
        }
    },
    CEIL(1, 1) {
        @Override
        Optional<QueryValue> of(List<Optional<QueryValue>> arguments) {
            return computed(arguments, Math::ceil);
        }
    },
    /** Called {@code floor}. */
    ROUNDED_DOWN(1, 1) {
        @Override
        Optional<QueryValue> of(List<Optional<QueryValue>> arguments) {
            return computed(arguments, Math::floor);
        }
    },
    GREATEST(1, Integer.MAX_VALUE) {
        @Override
        Optional<QueryValue> of(List<Optional<QueryValue>> arguments) {
            return arguments.stream().flatMap(Optional::stream).max(NaturalOrder.INSTANCE);
        }
    },
    LEAST(1, Integer.MAX_VALUE) {
        @Override
        Optional<QueryValue> of(List<Optional<QueryValue>> arguments) {
            return arguments.stream().flatMap(Optional::stream).min(NaturalOrder.INSTANCE);
        }
    },
    ISPRESENT(1, 1) {
        @Override
        Optional<QueryValue> of(List<Optional<QueryValue>> arguments) {
            return Optional.of(QueryValue.of(arguments.getFirst().isPresent()));
        }
    },
    ISEMPTY(1, 1) {
        @Override
        Optional<QueryValue> of(List<Optional<QueryValue>> arguments) {
            return Optional.of(QueryValue.of(text(arguments).isEmpty()));
        }
    },
    ISBLANK(1, 1) {
        @Override
        Optional<QueryValue> of(List<Optional<QueryValue>> arguments) {
            return Optional.of(QueryValue.of(text(arguments).isBlank()));
        }
    },
    COALESCE(1, Integer.MAX_VALUE) {
        @Override
        Optional<QueryValue> of(List<Optional<QueryValue>> arguments) {
            return arguments.stream().flatMap(Optional::stream).findFirst();
        }
    },
    CONCAT(1, Integer.MAX_VALUE) {
        @Override
        Optional<QueryValue> of(List<Optional<QueryValue>> arguments) {
            return Optional.of(new QueryValue.Raw(arguments.stream()
                    .flatMap(Optional::stream)
                    .map(QueryValue::shown)
                    .collect(Collectors.joining())));
        }
    },
    STRLEN(1, 1) {
        @Override
        Optional<QueryValue> of(List<Optional<QueryValue>> arguments) {
            String text = text(arguments);
            return Optional.of(new QueryValue.Computed(text.codePointCount(0, text.length())));
        }
    },
    TOUPPER(1, 1) {
        @Override
        Optional<QueryValue> of(List<Optional<QueryValue>> arguments) {
            return Optional.of(new QueryValue.Raw(text(arguments).toUpperCase(Locale.ROOT)));
        }
    },
    TOLOWER(1, 1) {
        @Override
        Optional<QueryValue> of(List<Optional<QueryValue>> arguments) {
            return Optional.of(new QueryValue.Raw(text(arguments).toLowerCase(Locale.ROOT)));
        }
    },
    STRCONTAINS(2, 2) {
        @Override
        Optional<QueryValue> of(List<Optional<QueryValue>> arguments) {
            return arguments.getLast().map(part -> QueryValue.of(text(arguments).contains(part.shown())));
        }
    };

    private final int fewest;
    private final int most;

    RowFunction(int fewest, int most) {
        this.fewest = fewest;
        this.most = most;
    }

    private String word() {
        return this == ROUNDED_DOWN ? "floor" : name();
    }

    /** Whether it takes that many arguments. */
    boolean takes(int arguments) {
        return arguments >= fewest && arguments <= most;
    }

    /** Its value for these arguments; an argument that the row lacks is empty. */
    abstract Optional<QueryValue> of(List<Optional<QueryValue>> arguments);

    /** The function of that name, in any case; empty if there is none here. */
    static Optional<RowFunction> named(String name) {
        for (RowFunction function : values()) {
            if (function.word().equalsIgnoreCase(name)) {
                return Optional.of(function);
            }
        }
        return Optional.empty();
    }

    private static Optional<Double> number(QueryValue value) {
        OptionalDouble number = value.number();
        return number.isPresent() ? Optional.of(number.getAsDouble()) : Optional.empty();
    }

    private static Optional<QueryValue> computed(List<Optional<QueryValue>> arguments, DoubleUnaryOperator of) {
        return arguments
                .getFirst()
                .flatMap(RowFunction::number)
                .map(number -> new QueryValue.Computed(of.applyAsDouble(number)));
    }

    private static String text(List<Optional<QueryValue>> arguments) {
        return arguments.getFirst().map(QueryValue::shown).orElse("");
    }

    private static Optional<QueryValue> rounded(List<Optional<QueryValue>> arguments, boolean up) {
        Optional<Double> at = arguments.getFirst().flatMap(RowFunction::number);
        Optional<Double> period = arguments.getLast().flatMap(RowFunction::number);
        return at.flatMap(time -> period.filter(length -> length > 0).map(length -> {
            double periods = up ? Math.ceil(time / length) : Math.floor(time / length);
            return new QueryValue.Time(Instant.ofEpochMilli((long) (periods * length)));
        }));
    }
}
