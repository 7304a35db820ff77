package io.httptypes.benchmarks;

import java.util.List;
import java.util.Locale;

/** A chart of horizontal bars on a logarithmic axis, as SVG. */
final class Plot {
    private static final int LABELS = 190;
    private static final int WIDTH = 720;
    private static final int ROW = 20;
    /** So far to the left and to the right of 1, in powers of ten, does the axis reach. */
    private static final double LEFT = -1;

    private static final double RIGHT = 3;

    private final StringBuilder svg = new StringBuilder();
    private int y = 10;

    /** A bar from 1 to a ratio. */
    record Bar(String label, double ratio) {}

    void title(String text) {
        y += ROW;
        text(0, y, "bold", text);
        y += ROW / 2;
    }

    void bars(List<Bar> bars) {
        for (Bar bar : bars) {
            double from = Math.min(x(1), x(bar.ratio));
            double to = Math.max(x(1), x(bar.ratio));
            y += ROW;
            text(0, y, "normal", bar.label);
            svg.append(String.format(
                    Locale.ROOT,
                    "<rect x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"14\" fill=\"%s\"/>%n",
                    from,
                    y - 12,
                    Math.max(2, to - from),
                    bar.ratio < 1 ? "#b5651d" : "#2f6f9f"));
            text(to + 6, y, "normal", String.format(Locale.ROOT, bar.ratio < 10 ? "%.1f" : "%.0f", bar.ratio));
        }
        y += ROW / 2;
    }

    String svg() {
        StringBuilder document = new StringBuilder(String.format(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" font-family=\"sans-serif\""
                        + " font-size=\"13\">%n<rect width=\"100%%\" height=\"100%%\" fill=\"white\"/>%n",
                WIDTH, y + ROW));
        for (int power = 0; power <= RIGHT; power++) {
            double x = x(Math.pow(10, power));
            document.append(String.format(
                    Locale.ROOT,
                    "<line x1=\"%.1f\" y1=\"10\" x2=\"%.1f\" y2=\"%d\" stroke=\"#cccccc\"/>%n",
                    x,
                    x,
                    y + ROW / 2));
        }
        return document.append(svg).append("</svg>\n").toString();
    }

    private static double x(double ratio) {
        double power = Math.max(LEFT, Math.min(RIGHT, Math.log10(ratio)));
        return LABELS + (power - LEFT) / (RIGHT - LEFT) * (WIDTH - LABELS - 50);
    }

    private void text(double x, int baseline, String weight, String text) {
        String escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace("`", "");
        svg.append(String.format(
                Locale.ROOT,
                "<text x=\"%.1f\" y=\"%d\" font-weight=\"%s\" fill=\"#222222\">%s</text>%n",
                x,
                baseline,
                weight,
                escaped));
    }
}
