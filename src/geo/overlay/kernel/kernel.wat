;; The inmost loops of the overlay, two edges at a time.
;;
;; The edges of the subject lie in this module's memory in pairs of 80 bytes: leftX, leftY, rightX, slope and sign
;; of the one and the other. A single edge is paired with one of sign 0. Nothing branches on the data, as which
;; edges meet, and which of two is the lower, cannot be foreseen.
(module
  (memory (export "memory") 1)

  ;; Σ sign · area under the edges at [$from, $to), down to y = 0, as far as it lies left of $x
  (func (export "leftOf") (param $from i32) (param $to i32) (param $x f64) (result f64)
    (local $xs v128) (local $width v128) (local $sum v128)
    (local.set $xs (f64x2.splat (local.get $x)))
    (block $done
      (loop $next
        (br_if $done (i32.ge_u (local.get $from) (local.get $to)))
        ;; width = max(min(rightX, x) − leftX, 0)
        (local.set $width
          (f64x2.pmax
            (v128.const f64x2 0 0)
            (f64x2.sub
              (f64x2.pmin (v128.load offset=32 (local.get $from)) (local.get $xs))
              (v128.load (local.get $from)))))
        ;; sum += sign · width · (leftY + width · slope / 2)
        (local.set $sum
          (f64x2.add
            (local.get $sum)
            (f64x2.mul
              (f64x2.mul (v128.load offset=64 (local.get $from)) (local.get $width))
              (f64x2.add
                (v128.load offset=16 (local.get $from))
                (f64x2.mul
                  (f64x2.mul (local.get $width) (v128.load offset=48 (local.get $from)))
                  (v128.const f64x2 0.5 0.5))))))
        (local.set $from (i32.add (local.get $from) (i32.const 80)))
        (br $next)))
    (f64.add (f64x2.extract_lane 0 (local.get $sum)) (f64x2.extract_lane 1 (local.get $sum))))

  ;; Σ sign · ∫ min(edge, line) dx over the edges at [$from, $to), for the line over x from $left to $right
  ;; that is $leftY high at its left end
  (func (export "under")
    (param $from i32) (param $to i32) (param $left f64) (param $leftY f64) (param $right f64) (param $slope f64)
    (result f64)
    (local $lefts v128) (local $rights v128) (local $leftYs v128) (local $slopes v128)
    (local $edgeLeft v128) (local $edgeY v128) (local $edgeSlope v128)
    (local $l v128) (local $r v128) (local $b1 v128) (local $b2 v128) (local $d1 v128) (local $d2 v128)
    (local $apart v128) (local $below v128) (local $sum v128)
    (local.set $lefts (f64x2.splat (local.get $left)))
    (local.set $rights (f64x2.splat (local.get $right)))
    (local.set $leftYs (f64x2.splat (local.get $leftY)))
    (local.set $slopes (f64x2.splat (local.get $slope)))
    (block $done
      (loop $next
        (br_if $done (i32.ge_u (local.get $from) (local.get $to)))
        (local.set $edgeLeft (v128.load (local.get $from)))
        (local.set $edgeY (v128.load offset=16 (local.get $from)))
        (local.set $edgeSlope (v128.load offset=48 (local.get $from)))
        ;; what edge and line have in common runs from l to r
        (local.set $l (f64x2.pmax (local.get $lefts) (local.get $edgeLeft)))
        (local.set $r (f64x2.pmin (local.get $rights) (v128.load offset=32 (local.get $from))))
        ;; height of the line at both ends: b; of the edge above it: d
        (local.set $b1
          (f64x2.add (local.get $leftYs) (f64x2.mul (f64x2.sub (local.get $l) (local.get $lefts)) (local.get $slopes))))
        (local.set $b2
          (f64x2.add (local.get $leftYs) (f64x2.mul (f64x2.sub (local.get $r) (local.get $lefts)) (local.get $slopes))))
        (local.set $d1
          (f64x2.sub
            (f64x2.add
              (local.get $edgeY)
              (f64x2.mul (f64x2.sub (local.get $l) (local.get $edgeLeft)) (local.get $edgeSlope)))
            (local.get $b1)))
        (local.set $d2
          (f64x2.sub
            (f64x2.add
              (local.get $edgeY)
              (f64x2.mul (f64x2.sub (local.get $r) (local.get $edgeLeft)) (local.get $edgeSlope)))
            (local.get $b2)))
        ;; The mean of min(edge, line) is that of the line less where the edge is lower. With S = |d1| + |d2| and
        ;; N = max(−d1, 0) + max(−d2, 0) that is N² / 2S, whether they cross or not. 1e-300 makes 0 / 0 zero.
        (local.set $apart (f64x2.add (f64x2.abs (local.get $d1)) (f64x2.abs (local.get $d2))))
        (local.set $below
          (f64x2.mul
            (f64x2.sub (local.get $apart) (f64x2.add (local.get $d1) (local.get $d2)))
            (v128.const f64x2 0.5 0.5)))
        ;; sum += sign · max(r − l, 0) · 2 · mean
        (local.set $sum
          (f64x2.add
            (local.get $sum)
            (f64x2.mul
              (f64x2.mul
                (v128.load offset=64 (local.get $from))
                (f64x2.pmax (v128.const f64x2 0 0) (f64x2.sub (local.get $r) (local.get $l))))
              (f64x2.sub
                (f64x2.add (local.get $b1) (local.get $b2))
                (f64x2.mul
                  (local.get $below)
                  (f64x2.div
                    (local.get $below)
                    (f64x2.add (local.get $apart) (v128.const f64x2 1e-300 1e-300))))))))
        (local.set $from (i32.add (local.get $from) (i32.const 80)))
        (br $next)))
    (f64.mul
      (f64.add (f64x2.extract_lane 0 (local.get $sum)) (f64x2.extract_lane 1 (local.get $sum)))
      (f64.const 0.5))))
